// What was decided about a tie, or about a poll in which nobody voted, for the announcement and for the poll's own message.

import type { Poll } from '../../rules/poll/poll.ts';
import { nextOf } from '../../rules/poll/ties.ts';
import type { Room } from '../kit/fitting.ts';
import { gap } from '../kit/message.ts';
import { asTyped, asTypedAround, linkTo } from '../kit/mrkdwn.ts';
import type { Words } from '../words/words.ts';
import { songInSentence } from './poll-phrases.ts';
import { titleAndArtists } from './song-row.ts';

/** As one plain sentence; undefined where nothing is decided. */
export function decisionSentence(words: Words, poll: Poll, room: Room): string | undefined {
  const tossed = songInSentence(words, poll, { number: poll.toss ?? 0, room });
  const phrase = decisionPhrase(words, poll, tossed);
  return phrase === undefined ? undefined : words.sentence(phrase);
}

/** As a line of mrkdwn, with the way to the poll in which this one goes on; none where nothing is decided. */
export function decisionLines(words: Words, poll: Poll, room: Room): readonly string[] {
  const phrase = decisionPhrase(words, poll, gap);
  if (phrase === undefined) return [];
  const song = poll.songs[poll.toss ?? 0];
  const said =
    poll.decision === 'toss' && song !== undefined
      ? `🪙 ${asTypedAround(phrase, titleAndArtists(words, song, room))}`
      : asTyped(words.sentence(phrase));
  const { seeRunOff, seeAnotherHour } = words.ties;
  const next = nextOf(poll);
  if (next?.link === undefined) return [said];
  return [`${said} ${linkTo(next.link, poll.decision === 'run-off' ? seeRunOff : seeAnotherHour)}`];
}

function decisionPhrase({ ties }: Words, poll: Poll, tossed: string): string | undefined {
  const isOpen = nextOf(poll) !== undefined;
  if (poll.decision === undefined) return undefined;
  switch (poll.decision) {
    case 'toss':
      return ties.tossed(tossed);
    case 'run-off':
      return isOpen ? ties.runOffIsOpen : ties.runOffOpens;
    case 'another-hour':
      return isOpen ? ties.anotherHourIsOpen : ties.anotherHourOpens;
    case 'all':
      return (poll.result?.voters ?? 0) > 0 ? ties.runOffFailed : ties.anotherHourFailed;
  }
}

/** mrkdwn, for the head of a poll that goes on from an earlier one: leads there. */
export function earlierPoll({ ties }: Words, { runOffOf, anotherHourOf }: Poll): readonly string[] {
  if (runOffOf !== undefined) return [linkTo(runOffOf.link, ties.runOffOf)];
  return anotherHourOf === undefined ? [] : [linkTo(anotherHourOf.link, ties.anotherHourOf)];
}
