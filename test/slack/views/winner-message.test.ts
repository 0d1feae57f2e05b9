import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectsIn, readable } from '../../../src/playground/protocol/mrkdwn.ts';
import { winnerMessage as view } from '../../../src/slack/views/winner-message.ts';
import { english } from '../../../src/slack/words/english/english.ts';
import { asShown } from '../as-shown.ts';
import { winnerMessage } from '../in-english.ts';
import {
  anyDrawnPoll,
  closedPoll,
  hostileTexts,
  names,
  type poll,
  song,
  worstPoll,
} from '../sample-polls.ts';
import { brokenRules, hasRawMarkup, mrkdwnTexts, ofType, shownTexts } from '../slack-rules.ts';

const shown = (announced: ReturnType<typeof poll>) => shownTexts(winnerMessage(announced).blocks);
const url = song('Beta').url;

describe('a poll with one winner', () => {
  it('is announced with the linked title, the score, the cover, and how many took part', () => {
    const { text, blocks } = winnerMessage(closedPoll([2, 5, 2], 9));
    expect(text).toBe('🏆 Beta by Queen wins “Friday song” with 5 of 9 votes.');
    expect(shownTexts(blocks)).toEqual([
      `🏆 *<${url}|Beta>* by Queen wins “Friday song” with 5 of 9 votes\nJazz · 3:27`,
      '9 people voted · Songs from Spotify',
    ]);
    expect(ofType(blocks, 'image')).toMatchObject([
      { image_url: song('Beta').cover, alt_text: 'Cover of Beta by Queen' },
    ]);
  });

  it('names who took part, and leads to the poll, as far as those are known', () => {
    const { blocks } = view(english, closedPoll([1, 3, 0], 4), {
      voters: ['U1', 'U2', 'U3', 'U4'],
      names,
      pollLink: 'https://team.slack.com/archives/C1/p1',
    });
    expect(shownTexts(blocks).at(-1)).toBe(
      'Ann, Bo, Cy and 1 more voted · <https://team.slack.com/archives/C1/p1|See all votes> · Songs from Spotify',
    );
  });

  it.each([
    { votes: [1, 0, 0], voters: 1, votesPerPerson: 1 as const, score: 'with 1 vote' },
    { votes: [2, 0, 0], voters: 2, votesPerPerson: 1 as const, score: 'with both votes' },
    { votes: [3, 0, 0], voters: 3, votesPerPerson: 1 as const, score: 'with all 3 votes' },
    { votes: [2, 1, 1], voters: 4, votesPerPerson: 1 as const, score: 'with 2 of 4 votes' },
    { votes: [5, 3, 1], voters: 6, votesPerPerson: 2 as const, score: 'with votes from 5 of 6 voters' },
    { votes: [2, 1, 1], voters: 2, votesPerPerson: 2 as const, score: 'with votes from both voters' },
    { votes: [4, 3, 1], voters: 4, votesPerPerson: 'any' as const, score: 'with votes from all 4 voters' },
  ])('wins $score', ({ votes, voters, votesPerPerson, score }) => {
    expect(winnerMessage(closedPoll(votes, voters, { votesPerPerson })).text).toBe(
      `🏆 Alpha by Queen wins “Friday song” ${score}.`,
    );
  });
});

describe('a tie', () => {
  it.each([
    { votes: [2, 2, 1], says: 'Alpha by Queen and Beta by Queen share first place with 2 votes each.' },
    {
      votes: [1, 1, 1],
      says: 'Alpha by Queen, Beta by Queen and Gamma by Queen share first place with 1 vote each.',
    },
  ])('of $votes names all winners', ({ votes, says }) => {
    expect(winnerMessage(closedPoll(votes, 5)).text).toBe(`🏆 It’s a tie in “Friday song”: ${says}`);
  });

  it('shows a line for each winner with its link, and nobody else', () => {
    expect(shown(closedPoll([2, 1, 2], 5))).toEqual([
      `🏆 It’s a tie in “Friday song”: 2 songs with 2 votes each\n🥇 *<${url}|Alpha>* Queen\n🥇 *<${url}|Gamma>* Queen`,
      '5 people voted · Songs from Spotify',
    ]);
  });
});

describe('a poll in which nobody voted', () => {
  it('is announced without a winner, in one line', () => {
    const says = 'Nobody voted in “Friday song”, so there’s no winner.';
    expect(winnerMessage(closedPoll([0, 0, 0], 0)).text).toBe(says);
    expect(shown(closedPoll([0, 0, 0], 0))).toEqual([says]);
  });
});

describe('any announcement', () => {
  it.each(hostileTexts)('shows titles as they are typed, and they do nothing: %s', (hostile) => {
    const songs = [song(hostile, { artists: [hostile], album: hostile }), song('Beta')];
    const { text, blocks } = winnerMessage(closedPoll([1, 0], 1, { title: hostile, songs }));
    const read = mrkdwnTexts(blocks).map((mrkdwn) => asShown(readable(mrkdwn, (id) => id)));
    expect(read.join()).toContain(hostile.slice(0, 99));
    expect(hasRawMarkup(text)).toBe(false);
    expect(mrkdwnTexts(blocks).flatMap(effectsIn)).toEqual([`<${url}>`, 'emphasis by *']);
  });

  it('keeps within every limit of Slack', () => {
    fc.assert(
      fc.property(anyDrawnPoll, ({ poll: drawn, tally }) => {
        const votes = tally.songs.map((each) => each.votes);
        const { text, blocks } = winnerMessage({ ...drawn, result: { votes, voters: tally.voters } });
        expect(brokenRules(blocks)).toEqual([]);
        expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(13_000);
        expect(text.length).toBeLessThanOrEqual(3_000);
        expect(hasRawMarkup(text)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ...['x', '"', '&', '<', '🎸', 'ع'].map((character) => ({ character, count: 10 })),
    { character: '&', count: 2 },
    { character: '&', count: 4 },
  ])('of $count winners, all texts 300 times $character, fits too', ({ character, count }) => {
    const { poll: worst } = worstPoll(character, count);
    const { text, blocks } = winnerMessage({
      ...worst,
      result: { votes: worst.songs.map(() => 5), voters: 5 },
    });
    expect(brokenRules(blocks)).toEqual([]);
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(13_000);
    expect(text.length).toBeLessThanOrEqual(3_000);
  });
});
