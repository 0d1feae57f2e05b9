import { expect, it } from 'vitest';
import type { Poll } from '../../../src/rules/poll/poll.ts';
import { emptyTally, resultOf } from '../../../src/rules/poll/tally.ts';
import type { Message } from '../../../src/slack/kit/message.ts';
import { myVotesMessage } from '../../../src/slack/views/my-votes-message.ts';
import { pollMessage } from '../../../src/slack/views/poll-message.ts';
import { privateMessage } from '../../../src/slack/views/private-message.ts';
import { winnerMessage } from '../../../src/slack/views/winner-message.ts';
import { english } from '../../../src/slack/words/english/english.ts';
import { names, poll, song, tallyOf, worstPoll } from '../sample-polls.ts';
import { reading } from './reading.ts';

const songs = [
  song('Alpha', { explicit: true }),
  song('Beta'),
  song('Gamma', { artists: ['Cher', 'Björk'] }),
];
const asked = poll({ songs, closesAt: Date.UTC(2026, 10, 21, 14) });
const leader = tallyOf(['U1', 'U2', 'U3', 'U4'], ['U5'], []);
const tie = tallyOf(['U1', 'U2'], [], ['U3', 'U4']);
const none = emptyTally(3);
const link = 'https://team.slack.com/archives/C1/p1';

type Tally = typeof leader;
const open = (tally: Tally) => pollMessage(english, { poll: asked, tally, names });
const ended = (tally: Tally) =>
  poll({ ...asked, status: 'closed', closedBy: 'U1', result: resultOf(tally), announcementLink: link });
const closed = (tally: Tally) => pollMessage(english, { poll: ended(tally), tally, names });
const announced = (tally: Tally) =>
  winnerMessage(english, ended(tally), { voters: ['U1', 'U2', 'U3', 'U4', 'U5'], names, pollLink: link });
const decided = (over: Partial<Poll>) =>
  winnerMessage(english, { ...ended(tie), ...over }, { pollLink: link, isDecidedHere: true });
const unvoted = (over: Partial<Poll>) =>
  winnerMessage(english, { ...ended(none), ...over }, { pollLink: link, isDecidedHere: true });
const own = { poll: poll({ songs, votesPerPerson: 2 }), isOpen: true, message: '1.2' };
const refused = (how: 'button' | 'reaction') =>
  privateMessage(english, { kind: 'may-not-close', owner: 'Ann', how });

const messages: Readonly<Record<string, Message>> = {
  open: open(none),
  leader: open(leader),
  'equal-leaders': open(tie),
  counting: pollMessage(english, { poll: poll({ ...asked, status: 'closing' }), tally: leader, names }),
  closed: closed(leader),
  'closed-tie': closed(tie),
  'closed-nobody-voted': closed(none),
  announcement: announced(leader),
  'announcement-tie': announced(tie),
  'announcement-nobody-voted': winnerMessage(english, ended(none), { pollLink: link }),
  'announcement-tie-open': decided({}),
  'announcement-tie-toss': decided({ decision: 'toss', toss: 2 }),
  'announcement-tie-run-off-opens': decided({ ties: 'run-off', decision: 'run-off' }),
  'announcement-tie-run-off': decided({ decision: 'run-off', runOff: { poll: 'poll0002', link } }),
  'announcement-tie-run-off-failed': decided({ decision: 'all' }),
  'announcement-nobody-voted-open': unvoted({}),
  'announcement-nobody-voted-again': unvoted({
    decision: 'another-hour',
    anotherHour: { poll: 'poll0002', link },
  }),
  'closed-tie-toss': pollMessage(english, {
    poll: { ...ended(tie), decision: 'toss', toss: 2 },
    tally: tie,
    names,
  }),
  'run-off': pollMessage(english, {
    poll: poll({
      ...asked,
      title: 'Run-off: Friday song',
      songs: songs.slice(0, 2),
      ...{ ties: 'toss', runOffOf: { poll: 'poll0001', link } },
    }),
    tally: emptyTally(2),
    names,
  }),
  'song-added': pollMessage(english, {
    poll: poll({
      ...asked,
      adding: 3,
      songs: [
        ...songs.slice(0, 1),
        ...songs.slice(1, 2).map((gone) => ({ ...gone, isRemoved: true })),
        ...songs.slice(2).map((added) => ({ ...added, addedBy: 'U2' })),
      ],
    }),
    tally: tallyOf(['U1', 'U4'], [], []),
    names,
  }),
  'ten-longest-songs': pollMessage(english, worstPoll('W')),
  'my-votes': myVotesMessage(english, { ...own, choices: [0] }),
  'my-votes-none': myVotesMessage(english, { ...own, choices: [] }),
  'my-votes-already-removed': myVotesMessage(english, { ...own, choices: [1], wasRemoved: 0 }),
  'my-votes-added': myVotesMessage(english, { ...own, choices: [0], added: [2] }),
  'my-votes-taken-back': myVotesMessage(english, {
    ...own,
    choices: [],
    told: { kind: 'taken-back', title: 'Gamma' },
  }),
  'my-votes-closed': myVotesMessage(english, { ...own, choices: [0, 2], isOpen: false }),
  'refused-close': refused('button'),
  'refused-lock': refused('reaction'),
};

it.each(Object.keys(messages))('%s reads as it is written down', async (name) => {
  const message = messages[name];
  if (message === undefined) throw new Error(name);
  await expect(reading(message)).toMatchFileSnapshot(`golden/${name}.txt`);
});
