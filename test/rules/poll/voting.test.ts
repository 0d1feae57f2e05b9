import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clickName } from '../../../src/rules/poll/click-name.ts';
import type { PollStatus } from '../../../src/rules/poll/poll.ts';
import { choicesOf, type VotesPerPerson } from '../../../src/rules/poll/settings.ts';
import { type Ballot, decideVote, emptyBallot } from '../../../src/rules/poll/voting.ts';
import { poll, song } from '../../slack/sample-polls.ts';

const songs = Array.from({ length: 10 }, (_, at) => song(`Song ${at}`));

describe('a click on a song', () => {
  const rows: { limit: VotesPerPerson; held: number[]; click: number; means: string; holds?: number[] }[] = [
    { limit: 1, held: [], click: 4, means: 'votes', holds: [4] },
    { limit: 1, held: [4], click: 4, means: 'withdraws', holds: [] },
    { limit: 1, held: [4], click: 0, means: 'switches', holds: [0] },
    { limit: 2, held: [4], click: 0, means: 'adds', holds: [0, 4] },
    { limit: 2, held: [0, 4], click: 4, means: 'withdraws one of two', holds: [0] },
    { limit: 2, held: [0, 4], click: 5, means: 'is one too many' },
    { limit: 3, held: [0, 4], click: 5, means: 'adds a third', holds: [0, 4, 5] },
    { limit: 3, held: [0, 4, 5], click: 6, means: 'is one too many' },
    {
      limit: 'any',
      held: [0, 1, 2, 3, 4, 5, 6, 7, 8],
      click: 9,
      means: 'adds a tenth',
      holds: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    },
  ];

  test.each(rows)('$limit each, holding $held, clicking $click: $means', ({ limit, held, click, holds }) => {
    const verdict = decideVote(
      poll({ songs, votesPerPerson: limit }),
      { choices: held },
      { song: click, id: 'new' },
      0,
    );
    const refused = { kind: 'refused', reason: 'over-limit', choices: held };
    const accepted = { kind: 'accepted', ballot: { choices: holds, lastClicks: ['new'] } };
    expect(verdict).toEqual(holds === undefined ? refused : accepted);
  });
});

describe('when a click counts', () => {
  const rows: { status: PollStatus; closesAt?: number; now: number; kind: string }[] = [
    { status: 'open', now: 5_000, kind: 'accepted' },
    { status: 'open', closesAt: 5_000, now: 4_999, kind: 'accepted' },
    { status: 'open', closesAt: 5_000, now: 5_000, kind: 'refused' },
    { status: 'closing', now: 0, kind: 'refused' },
    { status: 'closed', now: 0, kind: 'refused' },
  ];

  test.each(rows)('$status, closing at $closesAt, clicked at $now: $kind', ({ now, kind, ...state }) => {
    const verdict = decideVote(poll(state), emptyBallot, { song: 0, id: 'a' }, now);
    expect(verdict).toMatchObject(kind === 'refused' ? { kind, reason: 'closed' } : { kind });
  });

  test('the same click again changes nothing, even when the poll has closed since', () => {
    const ballot = { choices: [1], lastClicks: ['a'] };
    expect(decideVote(poll(), ballot, { song: 1, id: 'a' }, 0)).toEqual({ kind: 'counted-before' });
    expect(decideVote(poll({ status: 'closed' }), ballot, { song: 1, id: 'a' }, 0)).toEqual({
      kind: 'counted-before',
    });
  });

  test('a click delivered again after the next ones changes nothing either', () => {
    const voting = poll({ votesPerPerson: 'any' });
    const clicks = [0, 1, 2].map((number) => ({ song: number, id: `click ${number}` }));
    const ballot = clicks.reduce((before, click) => {
      const verdict = decideVote(voting, before, click, 0);
      return verdict.kind === 'accepted' ? verdict.ballot : before;
    }, emptyBallot);
    expect(ballot.choices).toEqual([0, 1, 2]);
    for (const click of clicks) {
      expect(decideVote(voting, ballot, click, 0)).toEqual({ kind: 'counted-before' });
    }
  });

  test.each([-1, 3, 0.5, Number.NaN, 1e300])('a song numbered %d is not in a poll of three', (number) => {
    const verdict = decideVote(poll(), emptyBallot, { song: number, id: 'a' }, 0);
    expect(verdict).toEqual({ kind: 'refused', reason: 'no-such-song' });
  });
});

describe('whatever people click', () => {
  const limits = fc.constantFrom(...choicesOf('votesPerPerson'));
  const clicks = fc.array(fc.nat(9), { maxLength: 40 });

  /** The ballot after each click. */
  function ballotsOf(limit: VotesPerPerson, clicked: readonly number[]): readonly Ballot[] {
    const asked = poll({ songs, votesPerPerson: limit });
    let ballot = emptyBallot;
    return clicked.map((number, at) => {
      const verdict = decideVote(asked, ballot, { song: number, id: String(at) }, 0);
      if (verdict.kind === 'accepted') ballot = verdict.ballot;
      return ballot;
    });
  }

  test('nobody ever holds more votes than allowed, or one song twice, or songs out of order', () => {
    fc.assert(
      fc.property(limits, clicks, (limit, clicked) => {
        for (const { choices } of ballotsOf(limit, clicked)) {
          expect(choices.length).toBeLessThanOrEqual(limit === 'any' ? songs.length : limit);
          expect(choices).toEqual([...new Set(choices)].sort((a, b) => a - b));
        }
      }),
    );
  });

  test('a click that counted makes no difference when it comes again among the next ones', () => {
    // Where nothing is refused: a click over the limit is not remembered, for it has changed nothing.
    const neverOver = fc.constantFrom<VotesPerPerson>(1, 'any');
    const delivered = fc.array(fc.record({ song: fc.nat(9), later: fc.nat(2) }), { maxLength: 20 });
    fc.assert(
      fc.property(neverOver, delivered, (limit, clicked) => {
        const asked = poll({ songs, votesPerPerson: limit });
        const after = (ballot: Ballot, at: number) => {
          const verdict = decideVote(asked, ballot, { song: clicked[at]?.song ?? 0, id: String(at) }, 0);
          return verdict.kind === 'accepted' ? verdict.ballot : ballot;
        };
        const twice = clicked.reduce((ballot, _, at) => {
          const again = clicked.flatMap(({ later }, earlier) => (earlier + later === at ? [earlier] : []));
          return again.reduce(after, after(ballot, at));
        }, emptyBallot);
        expect(twice.choices).toEqual(
          ballotsOf(
            limit,
            clicked.map(({ song: number }) => number),
          ).at(-1)?.choices ?? [],
        );
      }),
    );
  });

  test('with several votes a second click on a song takes back the first', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<VotesPerPerson>(2, 3, 'any'),
        clicks,
        fc.nat(9),
        (limit, clicked, number) => {
          const start = ballotsOf(limit, clicked).at(-1) ?? emptyBallot;
          const [once, twice] = ballotsOf(limit, [...clicked, number, number]).slice(-2);
          const isAccepted = once?.lastClicks?.[0] === String(clicked.length);
          if (isAccepted) expect(twice?.choices).toEqual(start.choices);
        },
      ),
    );
  });

  test('with any number of votes a song is held when it was clicked an odd number of times', () => {
    fc.assert(
      fc.property(clicks, (clicked) => {
        const held = songs
          .map((_, at) => at)
          .filter((at) => clicked.filter((click) => click === at).length % 2 === 1);
        expect(ballotsOf('any', clicked).at(-1)?.choices ?? []).toEqual(held);
      }),
    );
  });
});

describe('two clicks on one song', () => {
  const voting = poll({ songs, votesPerPerson: 'any' });
  const click = (number: number, at: number) => ({ song: number, id: clickName({ song: number, at }) });

  /** The ballot after these clicks, in this order. */
  const after = (...clicks: readonly [number, number][]) =>
    clicks.reduce<Ballot>((ballot, [number, at]) => {
      const verdict = decideVote(voting, ballot, click(number, at), 0);
      return verdict.kind === 'accepted' ? verdict.ballot : ballot;
    }, emptyBallot).choices;

  const rows: { clicks: [song: number, at: number][]; means: string; holds: number[] }[] = [
    {
      clicks: [
        [4, 0],
        [4, 0],
      ],
      means: 'are one when they are of the same millisecond',
      holds: [4],
    },
    {
      clicks: [
        [4, 1_000],
        [4, 1_300],
      ],
      means: 'are one within half a second',
      holds: [4],
    },
    {
      clicks: [
        [4, 1_000],
        [4, 1_500],
      ],
      means: 'are one at half a second',
      holds: [4],
    },
    {
      clicks: [
        [4, 1_000],
        [4, 1_501],
      ],
      means: 'are two after it',
      holds: [],
    },
    {
      clicks: [
        [4, 1_300],
        [4, 1_000],
      ],
      means: 'are one when the second is delivered first',
      holds: [4],
    },
    {
      clicks: [
        [4, 0],
        [5, 200],
        [4, 300],
      ],
      means: 'are one with another between',
      holds: [4, 5],
    },
    {
      clicks: [
        [4, 0],
        [4, 900],
        [4, 1_100],
      ],
      means: 'take a vote back once',
      holds: [],
    },
    {
      clicks: [
        [4, 0],
        [5, 100],
      ],
      means: 'must be on one song to be one',
      holds: [4, 5],
    },
  ];
  test.each(rows)('$means: $clicks', ({ clicks, holds }) => {
    expect(after(...clicks)).toEqual(holds);
  });

  test('are one even when the poll has closed since', () => {
    const ballot = { choices: [1], lastClicks: [clickName({ song: 1, at: 0 })] };
    const verdict = decideVote(poll({ status: 'closed' }), ballot, click(1, 200), 0);
    expect(verdict).toEqual({ kind: 'counted-before' });
  });

  test('are two where it is not known when the first was made', () => {
    const ballot = { choices: [1], lastClicks: ['k4Ze'] };
    expect(decideVote(poll(), ballot, click(1, 200), 0)).toEqual({
      kind: 'accepted',
      ballot: { choices: [], lastClicks: ['1.5k', 'k4Ze'] },
    });
  });

  test('tell when the vote had been given that the second takes back', () => {
    const ballot = { choices: [1, 2], lastClicks: ['2.zz', '1.5k', '1.0'] };
    const verdict = decideVote(voting, ballot, click(1, 9_000), 0);
    expect(verdict).toMatchObject({ kind: 'accepted', takesBackFrom: 200 });
  });
});

describe('a click that only gives a vote', () => {
  const again = (at: number) => ({ song: 1, id: clickName({ song: 1, at }), only: 'gives' as const });

  test('gives it, however soon after it was taken back', () => {
    const ballot = { choices: [], lastClicks: ['1.0'] };
    expect(decideVote(poll(), ballot, again(100), 0)).toMatchObject({ ballot: { choices: [1] } });
  });

  test('changes nothing where the vote is given already', () => {
    const ballot = { choices: [1], lastClicks: ['1.0'] };
    expect(decideVote(poll(), ballot, again(9_000), 0)).toEqual({ kind: 'counted-before' });
  });
});

describe('a click that only removes a vote', () => {
  const removal = (at: number) => ({
    song: 1,
    id: clickName({ song: 1, at }, 'removes'),
    only: 'removes' as const,
  });

  test('removes it, however soon after it was given', () => {
    const ballot = { choices: [1, 2], lastClicks: ['1.0'] };
    expect(decideVote(poll(), ballot, removal(100), 0)).toMatchObject({
      ballot: { choices: [2], lastClicks: ['1.2s-', '1.0'] },
    });
  });

  test('changes nothing where the vote is gone, whatever the poll would allow', () => {
    for (const votesPerPerson of [1, 2, 'any'] as const) {
      const verdict = decideVote(
        poll({ votesPerPerson }),
        { choices: [2], lastClicks: ['1.0'] },
        removal(9_000),
        0,
      );
      expect(verdict).toEqual({ kind: 'counted-before' });
    }
  });

  test('is refused once the poll is closed', () => {
    const ballot = { choices: [1], lastClicks: ['1.0'] };
    expect(decideVote(poll({ status: 'closed' }), ballot, removal(900), 0)).toEqual({
      kind: 'refused',
      reason: 'closed',
    });
  });

  test('ends what a click after it could be the second half of', () => {
    const ballot = { choices: [], lastClicks: ['1.2s-', '1.0'] };
    expect(decideVote(poll(), ballot, { song: 1, id: clickName({ song: 1, at: 200 }) }, 0)).toMatchObject({
      ballot: { choices: [1] },
    });
  });
});
