import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyTally } from '../../../src/rules/poll/tally.ts';
import { decodeClose, decodeVote } from '../../../src/slack/kit/ids.ts';
import { pollMessage } from '../in-english.ts';
import {
  anyDrawnPoll,
  closedPoll,
  hostileTexts,
  names,
  poll,
  song,
  tallyOf,
  worstPoll,
} from '../sample-polls.ts';
import { brokenRules, hasRawMarkup, mrkdwnTexts, ofType, shownTexts } from '../slack-rules.ts';

const nobody = emptyTally(3);
const shown = (...args: Parameters<typeof pollMessage>) => shownTexts(pollMessage(...args).blocks).join('\n');
const buttons = (blocks: unknown) => ofType(blocks, 'button');

describe('an open poll', () => {
  it('shows its title, who asks, and each song with its link, cover, credits and length', () => {
    const { blocks } = pollMessage(poll({ songs: [song('Alpha'), song('Beta')] }), nobody, names);
    expect(ofType(blocks, 'header')).toMatchObject([{ text: { text: 'Friday song' } }]);
    expect(shownTexts(blocks)).toContain('Asked by Ann · 1 vote per person · Nobody has voted yet');
    expect(ofType(blocks, 'link')).toMatchObject([
      { text: 'Alpha', url: song('Alpha').url, style: { bold: true } },
      { text: 'Beta', url: song('Beta').url, style: { bold: true } },
    ]);
    expect(ofType(blocks, 'section')[0]).toMatchObject({
      text: { type: 'plain_text', text: 'Queen · Jazz · 3:27\n▱▱▱▱▱▱▱▱▱▱ No votes yet', emoji: false },
      accessory: { type: 'image', image_url: song('Alpha').cover, alt_text: 'Cover of Alpha by Queen' },
    });
  });

  it('has a Vote button under each song that says which song it votes for, and one to close', () => {
    const [vote, , , close, ...others] = buttons(pollMessage(poll(), nobody, names).blocks);
    expect(vote).toMatchObject({ text: { text: 'Vote' }, accessibility_label: 'Vote for Alpha by Queen' });
    expect(decodeVote(vote?.['value'])).toEqual({ pollId: 'poll0001', song: 0 });
    expect(close).toMatchObject({
      text: { text: 'Close poll' },
      confirm: { deny: { text: 'Keep it open' } },
    });
    expect(decodeClose(close?.['value'])).toBe('poll0001');
    expect(others).toEqual([]);
  });

  it.each([
    { voters: ['U1'], line: '1 vote · Ann' },
    { voters: ['U1', 'U2'], line: '2 votes · Ann and Bo' },
    { voters: ['U1', 'U2', 'U3'], line: '3 votes · Ann, Bo and Cy' },
    { voters: ['U1', 'U2', 'U3', 'U4'], line: '4 votes · Ann, Bo, Cy and 1 more' },
    { voters: ['U8', 'U2', 'U9'], line: '3 votes · Bo and 2 more' },
    { voters: ['U8', 'U9'], line: '2 votes' },
  ])('says "$line" when $voters voted for a song', ({ voters, line }) => {
    expect(shown(poll(), tallyOf(voters, [], []), names)).toContain(`▰▰▰▰▰▰▰▰▰▰ ${line}\n`);
  });

  it('measures each bar by the number of people who voted', () => {
    const text = shown(poll(), tallyOf(['U1', 'U2', 'U3'], ['U4'], []), names);
    expect(text).toContain('▰▰▰▰▰▰▰▰▱▱ 3 votes');
    expect(text).toContain('▰▰▰▱▱▱▱▱▱▱ 1 vote');
    expect(text).toContain('4 people have voted');
  });

  it('shows one vote among a hundred as a cell, and 99 of them as less than all', () => {
    const people = Array.from({ length: 99 }, (_, at) => `V${at}`);
    const text = shown(poll(), tallyOf(people, ['U1'], []), names);
    expect(text).toContain('▰▰▰▰▰▰▰▰▰▱ 99 votes');
    expect(text).toContain('▰▱▱▱▱▱▱▱▱▱ 1 vote');
  });

  it('tells each reader in their own time zone when it closes, with UTC where that cannot be shown', () => {
    const { blocks } = pollMessage(poll({ closesAt: Date.UTC(2026, 10, 21, 14) }), nobody, names);
    expect(mrkdwnTexts(ofType(blocks, 'context'))).toEqual([
      '<!date^1795269600^Closes {date_short_pretty} at {time}|Closes 2026-11-21 14:00 UTC>',
    ]);
  });

  it.each([
    { closers: 'owner' as const, until: 'Open until Ann closes it', who: 'Only Ann can close the poll' },
    {
      closers: 'anyone' as const,
      until: 'Open until someone closes it',
      who: 'Anyone here can close the poll',
    },
  ])('says that $closers may close it, and how', ({ closers, until, who }) => {
    const text = shown(poll({ closers }), nobody, names);
    expect(text).toContain(until);
    expect(text).toContain(`${who}: press Close poll, or react to it with :lock:.`);
  });

  it.each([
    { votesPerPerson: 1 as const, says: '1 vote per person' },
    { votesPerPerson: 3 as const, says: '3 votes per person' },
    { votesPerPerson: 'any' as const, says: 'Any number of votes per person' },
  ])('says how many votes each person has: $says', ({ votesPerPerson, says }) => {
    expect(shown(poll({ votesPerPerson }), nobody, names)).toContain(says);
  });

  it('marks an explicit song, shows one without a cover, and names Spotify', () => {
    const { cover, ...bare } = song('Delta', { explicit: true, artists: [], album: '' });
    const { blocks } = pollMessage(poll({ songs: [bare, song('Beta')] }), nobody, names);
    expect(shownTexts(blocks)).toContain(' · Explicit');
    expect(shownTexts(blocks)).toContain('3:27\n▱▱▱▱▱▱▱▱▱▱ No votes yet');
    expect(ofType(blocks, 'image')).toHaveLength(1);
    expect(shownTexts(blocks).at(-1)).toContain('Songs from Spotify');
  });

  it('reads as a sentence in notifications and to screen readers', () => {
    const { text } = pollMessage(poll(), tallyOf(['U1', 'U2'], ['U3'], []), names);
    expect(text).toContain('Ann asks: “Friday song” 1 vote per person.');
    expect(text).toContain(
      '1. Alpha by Queen: 2 votes; 2. Beta by Queen: 1 vote; 3. Gamma by Queen: no votes.',
    );
    expect(text).toContain('3 people have voted.');
  });
});

describe('a poll that is being closed', () => {
  it('has no buttons, shows the votes, and says that they are being counted', () => {
    const { blocks, text } = pollMessage(poll({ status: 'closing' }), tallyOf(['U2'], [], []), names);
    expect(buttons(blocks)).toEqual([]);
    expect(shownTexts(blocks)).toContain('Counting the votes…');
    expect(shownTexts(blocks).join('\n')).toContain('1 vote · Bo');
    expect(text).toContain('Counting the votes…');
  });
});

describe('a closed poll', () => {
  const medals = (votes: readonly number[]) =>
    ofType(pollMessage(closedPoll(votes, 9), nobody, names).blocks, 'rich_text_section').map(
      (line) => shownTexts(line)[0],
    );

  it('has no buttons, and shows the counts of its result whatever was tallied since', () => {
    const { blocks } = pollMessage(closedPoll([2, 1, 0], 3), tallyOf(['U1', 'U2'], [], []), names);
    const text = shownTexts(blocks).join('\n');
    expect(buttons(blocks)).toEqual([]);
    expect(text).toContain('2 votes · Ann and Bo');
    expect(text).toContain('▰▰▰▱▱▱▱▱▱▱ 1 vote\n');
    expect(text).toContain('▱▱▱▱▱▱▱▱▱▱ No votes\n');
    expect(text).toContain('🏆 Alpha by Queen wins with 2 of 3 votes.');
  });

  it.each([
    { votes: [3, 2, 1], shows: ['🥇 1. ', '🥈 2. ', '🥉 3. '] },
    { votes: [1, 3, 0], shows: ['🥈 1. ', '🥇 2. ', '3. '] },
    { votes: [2, 2, 1], shows: ['🥇 1. ', '🥇 2. ', '🥉 3. '] },
    { votes: [2, 2, 2], shows: ['🥇 1. ', '🥇 2. ', '🥇 3. '] },
    { votes: [0, 0, 0], shows: ['1. ', '2. ', '3. '] },
  ])('keeps the order of the songs and gives medals $shows for $votes', ({ votes, shows }) => {
    expect(medals(votes)).toEqual(shows);
  });

  it.each([
    { over: { closedBy: 'U1' }, says: 'Closed by Ann' },
    { over: { closedBy: 'U3' }, says: 'Closed by Cy' },
    { over: { closedBy: 'U99' }, says: 'Closed' },
  ])('says "$says" of who closed it', ({ over, says }) => {
    expect(shownTexts(pollMessage(closedPoll([1, 0, 0], 1, over), nobody, names).blocks)).toContain(says);
  });

  it('says that its time was up when nobody closed it', () => {
    const { closedBy, ...timed } = closedPoll([1, 0, 0], 1);
    expect(shown(timed, nobody, names)).toContain('Closed because its time was up');
  });

  it('names all songs of a tie, and no winner where nobody voted', () => {
    expect(shown(closedPoll([1, 1, 0], 2), nobody, names)).toContain(
      '🏆 It is a tie: Alpha by Queen and Beta by Queen share first place with 1 vote each.',
    );
    const empty = shown(closedPoll([0, 0, 0], 0), nobody, names);
    expect(empty).toContain('Nobody voted, so there is no winner.');
    expect(empty).not.toContain('🏆');
    expect(empty).not.toContain('yet');
  });
});

describe('titles and names that look like markup', () => {
  it.each(hostileTexts)('show as they are typed: %s', (hostile) => {
    const songs = [song(hostile, { artists: [hostile], album: 'Jazz' }), song('Beta')];
    const asking = poll({ songs, owner: { id: 'U1', name: hostile } });
    const message = pollMessage(asking, tallyOf(['U1'], []), new Map([['U1', hostile]]));
    const length = hostile.length > 250 ? 249 : hostile.length;
    expect(ofType(message.blocks, 'link')[0]?.['text']).toContain(hostile.slice(0, length));
    expect(hasRawMarkup(message.text)).toBe(false);
    expect(mrkdwnTexts(message.blocks).filter(hasRawMarkup)).toEqual([]);
  });

  it('keep the count behind a right-to-left name in its place', () => {
    const text = shown(poll(), tallyOf(['U1'], [], []), new Map([['U1', 'עברית']]));
    expect(text).toContain('1 vote · \u2068עברית\u2069');
  });
});

describe('long titles', () => {
  const long = (count: number, character: string) =>
    poll({
      songs: Array.from({ length: count }, () =>
        song(character.repeat(300), { artists: [character.repeat(300)], album: character.repeat(300) }),
      ),
    });
  const titleLengths = (asking: ReturnType<typeof poll>) =>
    ofType(pollMessage(asking, emptyTally(asking.songs.length), names).blocks, 'link').map(
      (link) => String(link['text']).length,
    );

  it('are shown up to 250 characters among two songs and about 100 among ten', () => {
    expect(titleLengths(long(2, 'x'))).toEqual([250, 250]);
    expect(titleLengths(long(10, 'x')).every((length) => length >= 80)).toBe(true);
  });

  it('of ordinary length are shown in full among ten songs', () => {
    const songs = Array.from({ length: 10 }, () =>
      song('Symphony No. 9 in D Minor, Op. 125 "Choral": IV. Finale'),
    );
    expect(titleLengths(poll({ songs }))).toEqual(songs.map((each) => each.title.length));
  });
});

describe('any poll', () => {
  it.each(['x', '"', '\\', '&', '<', '🎸', '👨‍👩‍👧‍👦', 'ع', '語'])(
    'with all texts 300 times %s keeps within every limit of Slack',
    (character) => {
      for (const count of [2, 4, 10]) {
        const { poll: worst, tally, names: long } = worstPoll(character, count);
        for (const status of ['open', 'closing', 'closed'] as const) {
          const { text, blocks } = pollMessage({ ...worst, status }, tally, long);
          expect(brokenRules(blocks)).toEqual([]);
          expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(13_000);
          expect(text.length).toBeLessThanOrEqual(3_000);
        }
      }
    },
  );

  it('keeps within every limit of Slack and notifies nobody', () => {
    fc.assert(
      fc.property(anyDrawnPoll, (drawn) => {
        const { text, blocks } = pollMessage(drawn.poll, drawn.tally, drawn.names);
        expect(brokenRules(blocks)).toEqual([]);
        expect(blocks.length).toBeLessThanOrEqual(50);
        expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(13_000);
        expect(text.length).toBeLessThanOrEqual(3_000);
        expect(hasRawMarkup(text)).toBe(false);
        expect(ofType(blocks, 'user')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
