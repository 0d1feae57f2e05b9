// What the options of a poll promise: hidden votes stay hidden, anonymous ones lead to nobody, enough voters close a poll,
// and a reminder comes once.

import { isAnonymous } from '../../../src/rules/poll/secrecy.ts';
import { resultOf, tally } from '../../../src/rules/poll/tally.ts';
import { argumentOf } from '../world/purposes.ts';
import type { PollEvidence, PollInvariants } from './evidence.ts';
import { isNoted } from './exchanges.ts';

export const optionInvariants: PollInvariants = {
  'hidden votes are not shown before the poll is closed': hiddenVotesStayHidden,
  'an anonymous poll leaves no trace': anonymousVotesLeadToNobody,
  'only enough voters close a poll early': closedEarlyRightly,
  'the channel is reminded once unless nobody could know that it was': remindedOnce,
};

/** Whatever was sent of it, whether Slack took it or not. */
function hiddenVotesStayHidden({ poll, draws, posted }: PollEvidence): readonly string[] {
  if (poll.votesShown === 'live') return [];
  return [...draws, ...posted].flatMap(({ request, sender }) => {
    const text = argumentOf(request.body, 'text');
    const isClosed = text.includes('is closed.') && !text.includes('Counting the votes');
    const shown = `${text} ${argumentOf(request.body, 'blocks')}`;
    return !isClosed && /Queen: |▰|👑|\d votes?\b(?! each)/u.test(shown)
      ? [`${sender.name} sent "${text}"`]
      : [];
  });
}

function anonymousVotesLeadToNobody({ poll, traces, boxes, names }: PollEvidence): readonly string[] {
  if (!isAnonymous(poll)) return [];
  const named = boxes.flatMap(({ ballots }) => [...ballots.keys()]).filter((key) => names.has(key));
  return [...traces, ...named].map((trace) => `it keeps ${trace}`);
}

/** Somebody may have taken a vote back between the moment when there were enough and the sealing. */
function closedEarlyRightly({ poll, clicks, boxes }: PollEvidence): readonly string[] {
  if (!poll.isClosedEarly) return [];
  const { voters } = resultOf(tally(boxes, poll.songs));
  const most = Math.max(voters, new Set(clicks.map(({ person }) => person)).size);
  const { closesAtVoters = Infinity } = poll;
  return most >= closesAtVoters ? [] : [`${most} people clicked, it was to wait for ${closesAtVoters}`];
}

function remindedOnce({ poll, reminders, reminderPosts, reminderNotes }: PollEvidence): readonly string[] {
  const known = reminderPosts.filter((post) => isNoted(post, reminderNotes)).length;
  return [
    ...(known <= 1 ? [] : [`${known} times by those who knew that they had`]),
    ...(poll.remind === 'nobody' && reminders.length > 0 ? ['nobody was to be reminded'] : []),
  ];
}
