import { describe, expect, it, test } from 'vitest';
import type { Poll } from '../../../src/rules/poll/poll.ts';
import { resultOf } from '../../../src/rules/poll/tally.ts';
import { pollMessage, winnerMessage } from '../in-english.ts';
import { worstPoll } from '../sample-polls.ts';
import { sampleMessages, samplePrivateWords, sampleWindows } from '../sample-views.ts';
import { brokenRules } from '../slack-rules.ts';

/** People met `msg_blocks_too_long` at about 13,200 characters (slackapi/bolt-js#2509). */
const mostCharacters = 13_200;

describe.each(Object.entries({ ...sampleMessages, ...samplePrivateWords }))(
  'the message %s',
  (_name, message) => {
    it('keeps within every limit of Slack', () => {
      expect(brokenRules(withoutChannels(message.blocks))).toEqual([]);
      expect(message.blocks.length).toBeLessThanOrEqual(50);
      expect(JSON.stringify(message.blocks).length).toBeLessThanOrEqual(mostCharacters);
      expect(message.text.length).toBeLessThanOrEqual(4_000);
    });
  },
);

/** The name of a channel leads there, and notifies nobody. */
function withoutChannels(blocks: object): unknown {
  return JSON.parse(JSON.stringify(blocks).replaceAll(/<#[A-Z0-9]+>/g, 'a channel'));
}

/** In a window a mention of ours notifies nobody. */
function withoutMentions(view: object): unknown {
  return JSON.parse(JSON.stringify(view).replaceAll(/<[@#][A-Z0-9]+>/g, 'mentioned'));
}

describe.each(Object.entries(sampleWindows))('the window %s', (_name, view) => {
  it('keeps within every limit of Slack', () => {
    expect(brokenRules(withoutMentions(view))).toEqual([]);
    expect(view.blocks.length).toBeLessThanOrEqual(100);
    expect(view.private_metadata?.length ?? 0).toBeLessThanOrEqual(3_000);
    expect(JSON.stringify(view).length).toBeLessThanOrEqual(250_000);
  });
});

const address = `https://team.slack.com/archives/C1/${'p'.repeat(80)}`;
/** What can be set in a poll, and what can have become of it, each the longest to tell. */
const states: Readonly<Record<string, Partial<Poll>>> = {
  'with every option': {},
  'whose votes are hidden': { votesShown: 'closed' },
  'that is anonymous and hidden': { votesShown: 'closed', voterNames: 'hidden' },
  'that is a run-off': { title: `Run-off: ${'W'.repeat(130)}`, runOffOf: { poll: 'p', link: address } },
  'that anyone may close': { closers: 'anyone' },
};
const ends: Readonly<Record<string, Partial<Poll>>> = {
  'with a winner or a tie': {},
  'decided by a toss': { decision: 'toss', toss: 3 },
  'decided by a run-off': { decision: 'run-off', runOff: { poll: 'p'.repeat(64), link: address } },
  'whose run-off failed': { decision: 'all' },
};

describe.each(['W', '&', '<', '🎸', 'ع'])('with ten songs whose texts are 300 times %s', (character) => {
  const { poll: worst, tally, names } = worstPoll(character);
  const { decision: _decision, toss: _toss, runOffOf: _runOffOf, ...plain } = worst;
  // Ten stand in it, and as many have come and gone as can.
  const gone = Array.from({ length: 30 }, () => ({ ...plain.songs[0], isRemoved: true }) as Poll['songs'][0]);
  const full: Poll = {
    ...plain,
    songs: [...gone, ...plain.songs.map((song) => ({ ...song, addedBy: 'U2' }))],
    adding: 3,
    ties: 'run-off',
    remind: 'channel',
    closesAtVoters: 10_000,
    marksExplicit: true,
  };
  const votes = { voters: 5, songs: [...gone.map(() => ({ votes: 0, voters: [] })), ...tally.songs] };
  const keepsTheLimits = (message: ReturnType<typeof pollMessage>) => {
    expect(brokenRules(message.blocks)).toEqual([]);
    expect(message.blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(message.blocks).length).toBeLessThanOrEqual(mostCharacters);
    expect(message.text.length).toBeLessThanOrEqual(4_000);
  };

  test.each(Object.keys(states))('a poll %s keeps within every limit', (name) => {
    for (const status of ['open', 'closing'] as const)
      keepsTheLimits(pollMessage({ ...full, ...states[name], status }, votes, names));
  });

  test.each(Object.keys(ends))('a closed poll %s and its announcement do', (name) => {
    const closed: Poll = {
      ...full,
      ...ends[name],
      status: 'closed',
      closedBy: 'U1',
      result: resultOf(votes),
      announcementLink: address,
    };
    keepsTheLimits(pollMessage(closed, votes, names));
    const voters = ['U1', 'U2', 'U3', 'U4', 'U5'];
    keepsTheLimits(winnerMessage(closed, { voters, names, pollLink: address, isDecidedHere: true }));
  });
});
