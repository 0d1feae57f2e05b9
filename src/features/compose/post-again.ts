// "Post it again", in the message to the owner of a poll whose message was deleted: the same songs and settings as a new poll
// in the same channel, without the votes.

import { createHash } from 'node:crypto';
import type { App, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { byReason, siftSongs } from '../../rules/channel/rails.ts';
import { songsIn } from '../../rules/poll/editing.ts';
import { isDeleted, type Poll } from '../../rules/poll/poll.ts';
import { pollSettings } from '../../rules/poll/settings.ts';
import { actionIds, decodeClose } from '../../slack/kit/ids.ts';
import { type PrivateLink, privateMessage } from '../../slack/views/private-message.ts';
import { markedMessage } from '../../slack/views/stage-mark.ts';
import type { PrivateAnswer } from '../../slack/words/private-answers.ts';
import { sentenceOf } from '../../slack/words/sentences.ts';
import type { Words } from '../../slack/words/words.ts';
import { findRails } from '../channel/channel-rails.ts';
import { findReadersWords } from '../readers-words.ts';
import { postPoll } from './post-poll.ts';
import { refusedSongs } from './submission-answers.ts';

export function registerPostAgain(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.postAgain, async ({ ack, action, body, respond }) => {
    await ack();
    const pollId = decodeClose(action.value);
    const stored = pollId === undefined ? undefined : await deps.polls.findPoll(pollId);
    // The button is in the owner's own conversation with the app: nobody else presses it.
    const isTheirs = stored?.poll.owner.id === body.user.id && !isDeleted(stored.poll);
    if (stored === undefined || !isTheirs) return;
    const words = await findReadersWords(deps, body.user.id, stored.poll.language);
    const { answer, link } = await postAgain(deps, stored.poll, words);
    const message = privateMessage(words, answer, link);
    await respond({
      ...markedMessage(message, deps.stage),
      response_type: 'ephemeral',
      replace_original: false,
    });
  });
}

interface Answered {
  readonly answer: PrivateAnswer;
  readonly link?: PrivateLink;
}

async function postAgain(deps: HandlerDependencies, deleted: Poll, words: Words): Promise<Answered> {
  const rails = await findRails(deps, deleted.channel);
  const again = {
    ...sameAgain(deleted, deps.now()),
    ...(rails.explicit === 'mark' && { marksExplicit: true }),
  };
  const [unfit] = byReason(siftSongs(again.songs, rails, []).refused);
  const error = unfit === undefined ? await postPoll(deps, again) : refusedSongs(unfit);
  if (error !== undefined)
    return { answer: { kind: 'not-posted-again', why: sentenceOf(words.formErrors, error) } };
  const posted = (await deps.polls.findPoll(again.id))?.poll;
  const found = posted?.message && (await deps.slack.findPermalink(posted.channel, posted.message));
  const url = found && found.kind === 'done' ? found.value : undefined;
  return { answer: { kind: 'posted-again' }, ...(url !== undefined && { link: { to: 'poll', url } }) };
}

/** A new poll with an id that follows from the old one's, so that pressing twice posts it once. */
function sameAgain(deleted: Poll, now: number): Poll {
  const { id, title, owner, language, channel, createdAt, closesAt, closesAtVoters } = deleted;
  // Who added a song is not told again: in an anonymous poll that was said in terms of the old one.
  const songs = songsIn(deleted).map(({ song: { addedBy: _, ...song } }) => song);
  return {
    id: createHash('sha256').update(`again:${id}`).digest('base64url').slice(0, 16),
    ...{ title, songs, owner, channel },
    ...pollSettings(deleted),
    ...(language !== undefined && { language }),
    status: 'open',
    createdAt: now,
    ...(closesAt !== undefined && { closesAt: now + (closesAt - createdAt) }),
    ...(closesAtVoters !== undefined && { closesAtVoters }),
  };
}
