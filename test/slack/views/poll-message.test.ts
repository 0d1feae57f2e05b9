import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectsIn, readable } from '../../../src/playground/protocol/mrkdwn.ts';
import { emptyTally } from '../../../src/rules/poll/tally.ts';
import { decodeClose, decodeVote } from '../../../src/slack/kit/ids.ts';
import { asShown } from '../as-shown.ts';
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
const labels = (blocks: unknown) => buttons(blocks).flatMap((button) => shownTexts(button));

describe('an open poll', () => {
  it('shows its title, who started it, and two blocks for each song', () => {
    const { blocks } = pollMessage(poll({ songs: [song('Alpha'), song('Beta')] }), nobody, names);
    expect(ofType(blocks, 'header')).toMatchObject([{ text: { text: 'Friday song' } }]);
    expect(shownTexts(blocks)).toContain(
      'Started by Ann · 1 vote each · Open until Ann closes it · Nobody has voted yet',
    );
    expect(ofType(blocks, 'section')).toHaveLength(2);
    expect(ofType(blocks, 'section')[0]).toMatchObject({
      text: { text: `1. *<${song('Alpha').url}|Alpha>* Queen\n▱▱▱▱▱▱▱▱▱▱ No votes yet`, verbatim: true },
    });
    expect(ofType(blocks, 'context')[1]).toMatchObject({
      elements: [
        { type: 'image', image_url: song('Alpha').cover, alt_text: 'Cover of Alpha by Queen' },
        { type: 'plain_text', text: 'Jazz · 3:27', emoji: false },
      ],
    });
  });

  it('of ten songs takes 27 blocks at the most', () => {
    const songs = Array.from({ length: 10 }, (_, at) => song(`Song ${at}`));
    expect(pollMessage(poll({ songs }), emptyTally(10), names).blocks.length).toBeLessThanOrEqual(27);
  });

  it('has a Vote button beside each song that says which song it votes for, one for My votes, one to close and one to manage', () => {
    const [vote, , , own, close, manage, ...others] = buttons(pollMessage(poll(), nobody, names).blocks);
    expect(vote).toMatchObject({ text: { text: 'Vote' }, accessibility_label: 'Vote for Alpha by Queen' });
    expect(decodeVote(vote?.['value'])).toEqual({ pollId: 'poll0001', song: 0 });
    expect(own).toMatchObject({ text: { text: 'My votes' } });
    expect(decodeClose(own?.['value'])).toBe('poll0001');
    expect(manage).toMatchObject({ action_id: 'open-manage', text: { text: 'Manage' } });
    expect(close).toMatchObject({
      text: { text: 'Close poll' },
      confirm: { deny: { text: 'Keep it open' } },
    });
    expect(decodeClose(close?.['value'])).toBe('poll0001');
    expect(others).toEqual([]);
  });

  it.each([
    { voters: ['U1'], line: '*1 vote* · Ann' },
    { voters: ['U1', 'U2'], line: '*2 votes* · Ann and Bo' },
    { voters: ['U1', 'U2', 'U3'], line: '*3 votes* · Ann, Bo and Cy' },
    { voters: ['U1', 'U2', 'U3', 'U4'], line: '*4 votes* · Ann, Bo, Cy and 1 more' },
    { voters: ['U8', 'U2', 'U9'], line: '*3 votes* · Bo and 2 more' },
    { voters: ['U8', 'U9'], line: '*2 votes*' },
  ])('says "$line" when $voters voted for a song', ({ voters, line }) => {
    expect(shown(poll(), tallyOf(voters, [], []), names)).toContain(`▰▰▰▰▰▰▰▰▰▰ 👑\u00A0${line}\n`);
  });

  it('measures each bar by the votes of the leader, who is marked', () => {
    const text = shown(poll(), tallyOf(['U1', 'U2', 'U3'], ['U4'], []), names);
    expect(text).toContain('▰▰▰▰▰▰▰▰▰▰ 👑\u00A0*3 votes*');
    expect(text).toContain('▰▰▰▱▱▱▱▱▱▱ 1 vote');
    expect(text).toContain('4 people have voted');
  });

  it('marks all leaders that are equal', () => {
    const text = shown(poll(), tallyOf(['U1'], [], ['U2']), names);
    expect(text.match(/👑/gu)).toHaveLength(2);
  });

  it('tells each reader in their own time zone when it closes, with UTC where that cannot be shown', () => {
    const { blocks } = pollMessage(poll({ closesAt: Date.UTC(2026, 10, 21, 14) }), nobody, names);
    expect(mrkdwnTexts(blocks)[0]).toBe(
      'Started by Ann · 1 vote each · <!date^1795269600^Closes {date_short_pretty} at {time}|Closes 2026-11-21 14:00 UTC> · Nobody has voted yet',
    );
  });

  it.each([
    { closers: 'owner' as const, until: 'Open until Ann closes it', how: 'Ann’s 🔒 closes the poll' },
    {
      closers: 'anyone' as const,
      until: 'Open until someone closes it',
      how: 'A 🔒 reaction closes the poll',
    },
  ])('says that $closers may close it, and how', ({ closers, until, how }) => {
    const text = shown(poll({ closers }), nobody, names);
    expect(text).toContain(until);
    expect(text).toContain(`Click Vote again to remove your vote · ${how}`);
  });

  it.each([
    { votesPerPerson: 1 as const, says: '1 vote each' },
    { votesPerPerson: 3 as const, says: '3 votes each' },
    { votesPerPerson: 'any' as const, says: 'Any number of votes each' },
  ])('says how many votes each person has: $says', ({ votesPerPerson, says }) => {
    expect(shown(poll({ votesPerPerson }), nobody, names)).toContain(says);
  });

  it('marks an explicit song, shows one without a cover, and names Spotify', () => {
    const { cover, ...bare } = song('Delta', { explicit: true, artists: [], album: '' });
    const { blocks } = pollMessage(poll({ songs: [bare, song('Beta')] }), nobody, names);
    expect(shownTexts(blocks)).toContain('3:27 · Explicit');
    expect(ofType(blocks, 'image')).toHaveLength(1);
    expect(shownTexts(blocks).at(-1)).toContain('Songs from Spotify');
  });

  it('does not name Spotify where no song is of its', () => {
    const songs = ['A', 'B'].map((title) => song(title, { url: `https://open.spotify.com/search/${title}` }));
    expect(shown(poll({ songs }), emptyTally(2), names)).not.toContain('Spotify\n');
    expect(shown(poll({ songs }), emptyTally(2), names)).not.toContain('from Spotify');
  });

  it('reads as a sentence in notifications and to screen readers', () => {
    const { text } = pollMessage(poll(), tallyOf(['U1', 'U2'], ['U3'], []), names);
    expect(text).toContain('Ann asks: “Friday song” 1 vote each.');
    expect(text).toContain(
      '1. Alpha by Queen: 2 votes; 2. Beta by Queen: 1 vote; 3. Gamma by Queen: no votes.',
    );
    expect(text).toContain('3 people have voted.');
  });
});

describe('a poll that is being closed', () => {
  it('takes no votes, shows them, says that they are being counted, and still tells people theirs', () => {
    const { blocks, text } = pollMessage(poll({ status: 'closing' }), tallyOf(['U2'], [], []), names);
    expect(labels(blocks)).toEqual(['My votes', 'Manage']);
    expect(shownTexts(blocks)).toContain('Counting the votes…');
    expect(shownTexts(blocks).join('\n')).toContain('*1 vote* · Bo');
    expect(text).toContain('Counting the votes…');
  });
});

describe('a closed poll', () => {
  /** Every line about a song, best first. */
  const songLines = (votes: readonly number[]) =>
    mrkdwnTexts(ofType(pollMessage(closedPoll(votes, 9), nobody, names).blocks, 'section'))
      .join('\n')
      .split('\n')
      .filter((line) => line.includes('|'))
      .map((line) => line.replace(/\*<[^|]*\|(\w+)>\*/u, '$1'));

  it('takes no votes, and shows the counts of its result whatever was tallied since', () => {
    const { blocks, text } = pollMessage(closedPoll([2, 1, 0], 3), tallyOf(['U1', 'U2'], [], []), names);
    expect(labels(blocks)).toEqual(['My votes', 'Manage']);
    expect(shownTexts(blocks).join('\n')).toContain('2 votes · Ann and Bo\nJazz · 3:27\n');
    expect(text).toContain('🏆 Alpha by Queen wins with 2 of 3 votes.');
  });

  it.each([
    { votes: [3, 2, 1], shows: ['🥇 Alpha Queen', '🥈 Beta Queen · 2 votes', '🥉 Gamma Queen · 1 vote'] },
    { votes: [1, 3, 0], shows: ['🥇 Beta Queen', '🥈 Alpha Queen · 1 vote', '– Gamma Queen · No votes'] },
    {
      votes: [1, 2, 2],
      shows: ['🥇 Beta Queen · 2 votes', '🥇 Gamma Queen · 2 votes', '🥉 Alpha Queen · 1 vote'],
    },
    { votes: [0, 0, 0], shows: [] },
  ])('shows the songs best first, with a medal or a dash: $shows for $votes', ({ votes, shows }) => {
    expect(songLines(votes)).toEqual(shows);
  });

  it('gives a place and no medal from the fourth on', () => {
    const songs = ['Alpha', 'Beta', 'Gamma', 'Delta'].map((title) => song(title));
    const { blocks } = pollMessage(closedPoll([4, 3, 2, 1], 9, { songs }), emptyTally(4), names);
    expect(mrkdwnTexts(blocks).join('\n')).toContain(`4. *<${song('Delta').url}|Delta>* Queen · 1 vote`);
  });

  it('shows the cover of a single winner, and no other', () => {
    const covers = (votes: readonly number[]) =>
      ofType(pollMessage(closedPoll(votes, 9), nobody, names).blocks, 'image').map(
        (image) => image['alt_text'],
      );
    expect(covers([1, 3, 2])).toEqual(['Cover of Beta by Queen']);
    expect(covers([3, 3, 2])).toEqual([]);
  });

  it.each([
    { over: { closedBy: 'U1' }, says: ' · Closed by Ann · ' },
    { over: { closedBy: 'U3' }, says: ' · Closed by Cy · ' },
    { over: { closedBy: 'U99' }, says: ' · Closed · ' },
  ])('says "$says" of who closed it', ({ over, says }) => {
    expect(shown(closedPoll([1, 0, 0], 1, over), nobody, names)).toContain(says);
  });

  it('says that its time was up when nobody closed it', () => {
    const { closedBy, ...timed } = closedPoll([1, 0, 0], 1);
    expect(shown(timed, nobody, names)).toContain('Closed: time’s up');
  });

  it('leads to its announcement as soon as that is known', () => {
    const announcementLink = 'https://team.slack.com/archives/C1/p2';
    expect(shown(closedPoll([1, 0, 0], 1), nobody, names)).not.toContain('announcement');
    expect(shown(closedPoll([1, 0, 0], 1, { announcementLink }), nobody, names)).toContain(
      `<${announcementLink}|See the announcement>`,
    );
  });

  it('counts the songs of a tie, and says in one line that nobody voted', () => {
    expect(shown(closedPoll([1, 1, 0], 2), nobody, names)).toContain(
      '🏆 It’s a tie: 2 songs with 1 vote each',
    );
    const { blocks } = pollMessage(closedPoll([0, 0, 0], 0), nobody, names);
    expect(shownTexts(blocks)).toEqual([
      'Friday song',
      'Started by Ann · 1 vote each · Closed by Ann',
      'Nobody voted, so there’s no winner.',
      'My votes',
      'Manage',
    ]);
  });
});

describe('titles and names that look like markup', () => {
  it.each(hostileTexts)('show as they are typed, and do nothing: %s', (hostile) => {
    const songs = [song(hostile, { artists: [hostile], album: hostile }), song('Beta')];
    for (const status of ['open', 'closing', 'closed'] as const) {
      const asking = poll({ songs, status, owner: { id: 'U1', name: hostile } });
      const message = pollMessage(asking, tallyOf(['U1'], []), new Map([['U1', hostile]]));
      const titles = mrkdwnTexts(message.blocks).map((text) => asShown(readable(text, (id) => id)));
      expect(titles.join('\n')).toContain(hostile.length > 100 ? hostile.slice(0, 99) : hostile);
      expect(hasRawMarkup(message.text)).toBe(false);
      expect(mrkdwnTexts(message.blocks).filter(hasRawMarkup)).toEqual([]);
      const effects = mrkdwnTexts(message.blocks).flatMap(effectsIn);
      expect(
        effects.filter((effect) => !/^(?:<https:\/\/open\.spotify\.com\/|emphasis by \*)/u.test(effect)),
      ).toEqual([]);
    }
  });

  it('keep the count behind a right-to-left name in its place', () => {
    const text = shown(poll(), tallyOf(['U1'], [], []), new Map([['U1', 'עברית']]));
    expect(text).toContain('*1 vote* · \u2068עברית\u2069');
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
    mrkdwnTexts(ofType(pollMessage(asking, emptyTally(asking.songs.length), names).blocks, 'section')).map(
      (text) => /\|(?<title>[^>]+)>/u.exec(text)?.groups?.['title']?.length ?? 0,
    );

  it('are shown up to 100 characters among two songs, and to 80 or more among ten', () => {
    expect(titleLengths(long(2, 'x'))).toEqual([100, 100]);
    expect(titleLengths(long(10, 'x')).every((length) => length >= 80)).toBe(true);
  });

  it('of ordinary length are shown in full among ten songs', () => {
    const songs = Array.from({ length: 10 }, () =>
      song('Symphony No. 9 in D Minor, Op. 125 "Choral": IV Finale'),
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
