import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { winnerMessage } from '../in-english.ts';
import { anyDrawnPoll, closedPoll, hostileTexts, type poll, song, worstPoll } from '../sample-polls.ts';
import { brokenRules, hasRawMarkup, mrkdwnTexts, ofType, shownTexts } from '../slack-rules.ts';

const shown = (announced: ReturnType<typeof poll>) => shownTexts(winnerMessage(announced).blocks);

describe('a poll with one winner', () => {
  it('is announced with the linked title, the score, the cover and the runners-up', () => {
    const { text, blocks } = winnerMessage(closedPoll([2, 5, 2], 9));
    expect(text).toBe('🏆 Beta by Queen wins “Friday song” with 5 of 9 votes.');
    expect(shownTexts(blocks)).toEqual([
      '🏆 ',
      'Beta',
      ' by Queen wins “Friday song” with 5 of 9 votes',
      'Jazz · 3:27',
      '2. Alpha (2 votes) · 2. Gamma (2 votes) · Songs from Spotify',
    ]);
    expect(ofType(blocks, 'link')).toMatchObject([
      { text: 'Beta', url: song('Beta').url, style: { bold: true } },
    ]);
    expect(ofType(blocks, 'image')).toMatchObject([
      { image_url: song('Beta').cover, alt_text: 'Cover of Beta by Queen' },
    ]);
  });

  it.each([
    { votes: [1, 0, 0], voters: 1, votesPerPerson: 1 as const, score: 'with the only vote' },
    { votes: [3, 0, 0], voters: 3, votesPerPerson: 1 as const, score: 'with all 3 votes' },
    { votes: [2, 1, 1], voters: 4, votesPerPerson: 1 as const, score: 'with 2 of 4 votes' },
    { votes: [5, 3, 1], voters: 6, votesPerPerson: 2 as const, score: 'with votes from 5 of 6 voters' },
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
    expect(winnerMessage(closedPoll(votes, 5)).text).toBe(`🏆 It is a tie in “Friday song”: ${says}`);
  });

  it('shows the cover and the link of each winner, and of nobody else', () => {
    const { blocks } = winnerMessage(closedPoll([2, 1, 2], 5));
    expect(ofType(blocks, 'link').map((link) => link['text'])).toEqual(['Alpha', 'Gamma']);
    expect(ofType(blocks, 'image')).toHaveLength(2);
    expect(shownTexts(blocks)[0]).toBe(
      '🏆 It is a tie in “Friday song”: 2 songs share first place with 2 votes each',
    );
    expect(shownTexts(blocks).at(-1)).toBe('3. Beta (1 vote) · Songs from Spotify');
  });
});

describe('a poll in which nobody voted', () => {
  it('is announced without a winner', () => {
    expect(winnerMessage(closedPoll([0, 0, 0], 0)).text).toBe(
      'Nobody voted in “Friday song”, so there is no winner.',
    );
    expect(shown(closedPoll([0, 0, 0], 0))).toEqual([
      'Nobody voted in “Friday song”, so there is no winner.',
      'Songs from Spotify',
    ]);
  });
});

describe('any announcement', () => {
  it.each(hostileTexts)('shows titles as they are typed and notifies nobody: %s', (hostile) => {
    const songs = [song(hostile, { artists: [hostile] }), song('Beta')];
    const { text, blocks } = winnerMessage(closedPoll([1, 0], 1, { title: hostile, songs }));
    expect(ofType(blocks, 'link')[0]?.['text']).toContain(hostile.slice(0, 249));
    expect(hasRawMarkup(text)).toBe(false);
    expect(mrkdwnTexts(blocks)).toEqual([]);
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
