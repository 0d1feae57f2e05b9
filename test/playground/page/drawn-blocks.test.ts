import { expect, it } from 'vitest';
import { buttonsIn, drawnBlocks } from '../../../src/playground/page/drawn-blocks.ts';

it('plain text keeps its marks, and has emoji only where the app wants them', () => {
  const text = (emoji: boolean) => ({ type: 'plain_text', text: '*a* :tada:', emoji });
  const [one, other] = drawnBlocks([
    { type: 'header', text: text(true) },
    { type: 'context', elements: [text(false)] },
  ]);
  expect(one).toMatchObject({ text: { text: '*a* 🎉', verbatim: true } });
  expect(other).toMatchObject({ elements: [{ text: '*a* :tada:', verbatim: true }] });
});

it('the renderer hears neither of confirm dialogs nor of addresses', () => {
  const button = { type: 'button', action_id: 'a', url: 'https://a.example', confirm: { title: {} } };
  expect(drawnBlocks([{ type: 'actions', elements: [button] }])).toEqual([
    { type: 'actions', elements: [{ type: 'button', action_id: 'a' }] },
  ]);
});

it('buttons are counted in rows and beside texts', () => {
  const button = { type: 'button' };
  const image = { type: 'image' };
  expect(
    buttonsIn([
      { type: 'actions', elements: [button, button] },
      { type: 'section', accessory: button },
      { type: 'section', accessory: image },
      { type: 'divider' },
    ]),
  ).toBe(3);
});
