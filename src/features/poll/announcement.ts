// The announcement of a closed poll as it reads now.

import type { DrawingDependencies } from '../../dependencies.ts';
import type { PostedPoll } from '../../rules/poll/poll.ts';
import { visibleTally } from '../../rules/poll/secrecy.ts';
import { tally, votersIn } from '../../rules/poll/tally.ts';
import type { Message } from '../../slack/kit/message.ts';
import { winnerMessage } from '../../slack/views/winner-message.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { CountedPoll } from '../../store/poll-store.ts';

/** Those who are shown by name are among the first so many. */
const namedVoters = 3;

/** With the names that are shown, and the way to the poll where Slack tells it. */
export async function announcementOf(
  { people, slack }: DrawingDependencies,
  { boxes }: CountedPoll,
  poll: PostedPoll,
): Promise<Message> {
  const voters = votersIn(visibleTally(poll, tally(boxes, poll.songs)));
  const [names, pollLink] = await Promise.all([
    people.findNames(voters.slice(0, namedVoters)),
    slack.findLink(poll.channel, poll.message),
  ]);
  return winnerMessage(wordsIn(poll.language), poll, { voters, names, pollLink, isDecidedHere: true });
}
