// Sections with mrkdwn, and small lines, in Slack's measures: the renderer reads mrkdwn as Markdown, and loses what Slack
// would show.

import type { ReactNode } from 'react';
import { isJsonObject, type JsonObject, objectsOf, stringOf } from '../protocol/json.ts';
import { plainWords } from './drawn-blocks.ts';
import { richTextOf } from './rich-text-of.ts';

/** Draws blocks by the renderer. */
export type Draw = (block: JsonObject) => ReactNode;

/** Whether a block is one of those. */
export function isTextBlock(block: JsonObject): boolean {
  if (block['type'] === 'context') return true;
  const { text } = block;
  const isMrkdwn = isJsonObject(text) && text['type'] === 'mrkdwn';
  return block['type'] === 'section' && isMrkdwn && block['fields'] === undefined;
}

export function TextBlock({ block, draw }: { readonly block: JsonObject; readonly draw: Draw }) {
  return block['type'] === 'section' ? (
    <TextSection block={block} draw={draw} />
  ) : (
    <div className="small-line">
      {objectsOf(block['elements']).map((element, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: elements have no names, and keep their places
        <ContextElement key={at} element={element} draw={draw} />
      ))}
    </div>
  );
}

function TextSection({ block, draw }: { readonly block: JsonObject; readonly draw: Draw }) {
  const text = isJsonObject(block['text']) ? block['text'] : {};
  const accessory = isJsonObject(block['accessory']) ? block['accessory'] : undefined;
  const alone = { type: 'actions', block_id: block['block_id'], elements: [accessory ?? null] };
  return (
    <div className="text-section">
      <div className="words">{draw(richTextOf(stringOf(text['text'])))}</div>
      {accessory?.['type'] === 'image' && <Picture image={accessory} />}
      {accessory !== undefined && accessory['type'] !== 'image' && draw(alone)}
    </div>
  );
}

function ContextElement({ element, draw }: { readonly element: JsonObject; readonly draw: Draw }) {
  switch (element['type']) {
    case 'image':
      return <Picture image={element} />;
    case 'mrkdwn':
      return <div>{draw(richTextOf(stringOf(element['text'])))}</div>;
    default:
      return <div>{plainWords(element)}</div>;
  }
}

function Picture({ image }: { readonly image: JsonObject }) {
  return <img src={stringOf(image['image_url'])} alt={stringOf(image['alt_text'])} />;
}
