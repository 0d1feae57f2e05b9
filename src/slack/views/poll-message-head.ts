// What stands above the songs of a poll's message: its title, and one line about it.

import type { AnyBlock, HeaderBlock } from '@slack/types';
import type { Poll } from '../../rules/poll/poll.ts';
import type { Room } from '../kit/fitting.ts';
import { mostInHeader } from '../kit/limits.ts';
import { asTyped, mrkdwnContext } from '../kit/mrkdwn.ts';
import { cutForField } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import { earlierPoll } from './decision-text.ts';
import { closedBy, haveVoted, ownerName, pollTitle } from './poll-phrases.ts';
import type { ShownPoll } from './shown-poll.ts';
import { unusualIn } from './unusual.ts';

/** Its starter typed the title in Slack, where `:tada:` means the emoji; a song's title never does. */
export function pollHeader(words: Words, poll: Poll, room: Room): HeaderBlock {
  const title = cutForField(pollTitle(words, poll, room.pollTitle), mostInHeader);
  return { type: 'header', text: { type: 'plain_text', text: title, emoji: true } };
}

/** "Started by Ann · 1 vote each · Closes today at 3:00 PM · 4 people have voted"; what is unusual goes behind the votes. */
export function aboutPoll(words: Words, shown: ShownPoll): AnyBlock {
  const { pollMessage: say } = words;
  const { poll, tally } = shown;
  const isSaidBelow = poll.status === 'closed' && tally.voters === 0;
  const phrases = [
    asTyped(say.startedBy(ownerName(words, poll))),
    ...earlierPoll(words, poll),
    say.votesEach(poll.votesPerPerson),
    ...unusualIn(words, poll),
    ...untilWhen(words, shown),
    ...(isSaidBelow ? [] : [haveVoted(words, poll, tally)]),
  ];
  return mrkdwnContext(phrases.join(' · '));
}

/** mrkdwn: when it closes, or who closed it. A date token begins with a capital, so that it begins a phrase. */
function untilWhen(words: Words, { poll, names }: ShownPoll): readonly string[] {
  const { pollMessage: say } = words;
  switch (poll.status) {
    case 'open':
      return [
        poll.closesAt === undefined
          ? asTyped(say.openUntil(poll.closers, ownerName(words, poll)))
          : say.closesAt(poll.closesAt),
      ];
    case 'closing':
      return [];
    case 'closed':
      return [asTyped(closedBy(words, poll, names))];
  }
}
