// Songs that came when their draft had just been posted and its window closed: nobody would see that they are not in the poll.

import type { HandlerDependencies } from '../../dependencies.ts';
import type { Song } from '../../rules/poll/song.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { privateMessage } from '../../slack/views/private-message.ts';
import { findReadersWords } from '../readers-words.ts';
import type { ModalWindow } from './modal-window.ts';

/** Tells it in the poll's channel, to their person alone. They are kept in a new draft. */
export async function tellOfLateSongs(
  deps: HandlerDependencies,
  { person, draftId }: ModalWindow,
  songs: readonly Song[],
): Promise<void> {
  const poll = (await deps.polls.findPoll(draftId))?.poll;
  if (poll === undefined || songs.length === 0) return;
  const words = await findReadersWords(deps, person, poll.language);
  const answer = { kind: 'came-too-late', titles: songs.map(({ title }) => title) } as const;
  const told = await deps.slack.postPrivately(poll.channel, person, privateMessage(words, answer));
  if (told.kind !== 'done') {
    deps.log.warn('A word on songs that came too late did not arrive', {
      poll: poll.id,
      ...outcomeFacts(told),
    });
  }
}
