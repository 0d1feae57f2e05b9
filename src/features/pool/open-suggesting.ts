// `/songpoll suggest`: opens the window in which songs are searched for and saved.

import type { HandlerDependencies } from '../../dependencies.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { suggestWindow } from '../../slack/views/suggest-window.ts';
import { whyNotOpened } from '../compose/open-window.ts';
import { refuse } from '../poll/clicks.ts';
import { findReadersWords } from '../readers-words.ts';
import type { Opener } from './open-pool.ts';

export async function openSuggesting(deps: HandlerDependencies, opener: Opener): Promise<void> {
  const { person, channel, trigger, respond, command } = opener;
  const words = await findReadersWords(deps, person);
  const view = suggestWindow(words, { metadata: { channel, emptied: 0 }, notices: [], says: [], saved: [] });
  const [opened] = await Promise.all([
    deps.slack.openModal(trigger, view),
    // The first search needs Spotify's token; by then it is there.
    deps.catalogue.warmUp(),
  ]);
  if (opened.kind === 'done') return;
  deps.log.warn('The window to suggest a song was not opened', outcomeFacts(opened));
  const listener = { respond, channel, person };
  await refuse(deps, listener, { what: 'open', answer: whyNotOpened(opened, command) });
}
