// Messages and windows as the page draws them, without anybody who would have to post or open them: the page is handed a
// channel that has them.

import type { ModalView } from '@slack/types';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { stateValues, withIds } from '../../src/playground/protocol/field-state.ts';
import { type JsonObject, objectOf, objectsOf, parsedJson } from '../../src/playground/protocol/json.ts';
import type { ShownMessage, ShownView, Snapshot } from '../../src/playground/protocol/page-protocol.ts';
import type { Message } from '../../src/slack/kit/message.ts';
import { findSampleCover } from '../../src/songs/built-in/cover.ts';

interface Drawing {
  readonly look: BrowserContextOptions;
  /** Shown to one person alone. */
  readonly isPrivate?: boolean;
}

const you = 'U0ANN';
const channel = 'C0MUSIC';
const bot = { id: 'B0SONGPOLL', name: 'songpoll' };

export interface Drawn {
  /** The message, or the window. */
  readonly drawn: Locator;
  close(): Promise<void>;
}

/** Draws one message of the app in a browser window of its own. @param url of the running page */
export async function drawnMessage(
  browser: Browser,
  url: string,
  { message, look, isPrivate = false }: Drawing & { readonly message: Message },
): Promise<Drawn> {
  const { page, close } = await drawn(browser, url, {
    look,
    snapshot: snapshotOf({ messages: [shownMessage(message, isPrivate)] }),
  });
  const article = page.getByRole('article').last();
  await article.waitFor();
  await loadPictures(page);
  return { drawn: article, close };
}

/** Draws one window of the app, as long as it is: nothing in it is scrolled. @param url of the running page */
export async function drawnWindow(
  browser: Browser,
  url: string,
  { view, look }: { readonly view: ModalView; readonly look: BrowserContextOptions },
): Promise<Drawn> {
  const { page, close } = await drawn(browser, url, {
    look,
    snapshot: snapshotOf({ layers: [shownView(view)] }),
  });
  await page.addStyleTag({ content: '.modal[open] { height: auto; max-height: none; margin: 0 auto; }' });
  const dialog = page.getByRole('dialog').last();
  await dialog.waitFor();
  await loadPictures(page);
  return { drawn: dialog, close };
}

async function drawn(
  browser: Browser,
  url: string,
  { look, snapshot }: { readonly look: BrowserContextOptions; readonly snapshot: Snapshot },
): Promise<{ readonly page: Page; close(): Promise<void> }> {
  const context = await browser.newContext({ locale: 'en-US', ...look });
  const page = await context.newPage();
  await page.route('**/events?*', (route) =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: `retry: 600000\nevent: snapshot\ndata: ${JSON.stringify(snapshot)}\n\n`,
    }),
  );
  // The page loads no picture from elsewhere.
  await page.route('**/image/*', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: coverAt(route.request().url()) }),
  );
  await page.goto(`${url}?as=${you}`);
  return { page, close: () => context.close() };
}

async function loadPictures(page: Page): Promise<void> {
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode().catch(() => {})))');
}

/** A drawn cover where the address ends in the id of a built-in song, else a grey one. */
function coverAt(url: string): string {
  const grey =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="#888" d="M0 0h9v9H0"/></svg>';
  return findSampleCover(url.slice(url.lastIndexOf('/') + 1)) ?? grey;
}

function shownMessage({ text, blocks }: Message, isPrivate: boolean): ShownMessage {
  return {
    channel,
    ts: `${Math.floor(Date.now() / 1_000)}.000100`,
    author: bot.id,
    text,
    blocks: identified(blocks),
    isPrivate,
    reactions: [],
  };
}

function shownView(view: ModalView): ShownView {
  const blocks = identified(view.blocks);
  const values = stateValues(blocks, new Map()) as ShownView['values'];
  return {
    id: 'V1',
    definition: { ...objectOf(parsedJson(JSON.stringify(view))), blocks },
    values,
    errors: {},
  };
}

function identified(blocks: unknown): readonly JsonObject[] {
  let ids = 0;
  const plain = objectsOf(parsedJson(JSON.stringify(blocks).replaceAll('https://i.scdn.co/', '/')));
  return withIds(plain, () => {
    ids += 1;
    return `b${ids}`;
  });
}

function snapshotOf(shown: Partial<Pick<Snapshot, 'messages' | 'layers'>>): Snapshot {
  const people = ['Ann', 'Bartholomew Featherstonehaugh', 'Cy', 'Dee', 'Esi'].map((displayName, at) => ({
    id: at === 0 ? you : `U${at + 1}`,
    displayName,
    isPlayable: true,
    isAdmin: false,
    hasLeft: false,
  }));
  return {
    you,
    people,
    bot,
    channels: [{ id: channel, name: 'music', kind: 'public', isArchived: false, members: [you] }],
    messages: [],
    layers: [],
    commands: [],
    shortcuts: [],
    clockAhead: 0,
    ...shown,
  };
}
