// "Save for a poll", in the menu of a message, and `/songpoll suggest` with a song behind it: the songs go into the channel's
// pool, and their person is told, with what can still be done about it.

import type { App, MessageShortcut, RespondFn } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { defaultUrgency, type MessagePlace } from '../../rules/pool/entry.ts';
import { callbackIds } from '../../slack/kit/ids.ts';
import { savedMessage } from '../../slack/views/saved-message.ts';
import { markedMessage } from '../../slack/views/stage-mark.ts';
import { sentenceOf } from '../../slack/words/sentences.ts';
import { findLinks } from '../../songs/links.ts';
import { linksInMessage } from '../compose/links-in-message.ts';
import { findReadersWords } from '../readers-words.ts';
import { findLinkedSongs, findNamedSong, type SongsToSave } from './find-songs.ts';
import { saveAll } from './save-all.ts';

/** Who wants to save songs, and where. */
export interface Saver {
  /** Slack's ids. */
  readonly person: string;
  readonly channel: string;
  readonly respond: RespondFn;
}

export function registerSaveForPoll(app: App, deps: HandlerDependencies): void {
  app.shortcut<MessageShortcut>(
    { callback_id: callbackIds.saveForPoll, type: 'message_action' },
    async ({ ack, shortcut, respond }) => {
      await ack();
      const { user, channel, message } = shortcut;
      // Slack sends it; the door lets it be absent.
      const ts: string | undefined = shortcut.message_ts;
      const saver = { person: user.id, channel: channel.id, respond };
      const links = linksInMessage(message);
      if (links.length === 0) return tellOfNone(deps, saver);
      const [found, link] = await Promise.all([
        findLinkedSongs(deps, links.length === 1 ? '' : ' ', links),
        ts === undefined ? undefined : deps.slack.findLink(channel.id, ts),
      ]);
      const from = ts === undefined ? undefined : { channel: channel.id, ts, ...(link && { link }) };
      await saveFound(deps, saver, found, from);
    },
  );
}

async function tellOfNone(deps: HandlerDependencies, { person, channel, respond }: Saver): Promise<void> {
  const words = await findReadersWords(deps, person);
  const saved = { channel, keys: [] };
  const message = savedMessage(words, { notices: [{ kind: 'no-links' }], saved, urgency: defaultUrgency });
  await respond({
    ...markedMessage(message, deps.stage),
    response_type: 'ephemeral',
    replace_original: false,
  });
}

/** `/songpoll suggest Under Pressure`. @param typed behind the word; not empty */
export async function suggestAtOnce(deps: HandlerDependencies, saver: Saver, typed: string): Promise<void> {
  const links = findLinks(typed);
  const found =
    links.length > 0 ? await findLinkedSongs(deps, typed, links) : await findNamedSong(deps, typed);
  await saveFound(deps, saver, found);
}

async function saveFound(
  deps: HandlerDependencies,
  { person, channel, respond }: Saver,
  { songs, links, says, notices }: SongsToSave,
  from?: MessagePlace,
): Promise<void> {
  const [words, all] = await Promise.all([
    findReadersWords(deps, person),
    saveAll(deps, { channel, person, songs, links, from }),
  ]);
  const { keys, again, links: kept, urgency, anyway } = all;
  const searched = notices.map((notice) => `⚠️ ${sentenceOf(words.notices, notice)}`);
  const message = savedMessage(words, {
    notices: [...all.notices, ...says],
    besides: searched,
    saved: { channel, keys, again, links: kept },
    urgency,
    anyway,
  });
  await respond({
    ...markedMessage(message, deps.stage),
    response_type: 'ephemeral',
    replace_original: false,
  });
}
