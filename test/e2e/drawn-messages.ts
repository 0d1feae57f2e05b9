// Messages as the page draws them, without anybody who would have to post them: the page is handed a channel that has them.

import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { withIds } from '../../src/playground/protocol/field-state.ts';
import { objectsOf, parsedJson } from '../../src/playground/protocol/json.ts';
import type { ShownMessage, Snapshot } from '../../src/playground/protocol/page-protocol.ts';
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

/** Draws one message of the app in a window of its own. @param url of the running page */
export async function drawnMessage(
  browser: Browser,
  url: string,
  { message, look, isPrivate = false }: Drawing & { readonly message: Message },
): Promise<{ readonly message: Locator; close(): Promise<void> }> {
  const context = await browser.newContext({ locale: 'en-US', ...look });
  const page = await context.newPage();
  await page.route('**/events?*', (route) =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: `retry: 600000\nevent: snapshot\ndata: ${JSON.stringify(snapshotOf(message, isPrivate))}\n\n`,
    }),
  );
  // The page loads no picture from elsewhere.
  await page.route('**/image/*', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: coverAt(route.request().url()) }),
  );
  await page.goto(`${url}?as=${you}`);
  const drawn = page.getByRole('article').last();
  await drawn.waitFor();
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode().catch(() => {})))');
  return { message: drawn, close: () => context.close() };
}

/** A drawn cover where the address ends in the id of a built-in song, else a grey one. */
function coverAt(url: string): string {
  const grey =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="#888" d="M0 0h9v9H0"/></svg>';
  return findSampleCover(url.slice(url.lastIndexOf('/') + 1)) ?? grey;
}

function snapshotOf({ text, blocks }: Message, isPrivate: boolean): Snapshot {
  let ids = 0;
  const plain = objectsOf(parsedJson(JSON.stringify(blocks).replaceAll('https://i.scdn.co/', '/')));
  const shown: ShownMessage = {
    channel,
    ts: `${Math.floor(Date.now() / 1_000)}.000100`,
    author: bot.id,
    text,
    blocks: withIds(plain, () => {
      ids += 1;
      return `b${ids}`;
    }),
    isPrivate,
    reactions: [],
  };
  return {
    you,
    people: [{ id: you, displayName: 'Ann', isPlayable: true, isAdmin: false, hasLeft: false }],
    bot,
    channels: [{ id: channel, name: 'music', kind: 'public', isArchived: false, members: [you] }],
    messages: [shown],
    layers: [],
    commands: [],
    shortcuts: [],
    clockAhead: 0,
  };
}
