// A poll's whole life by the rules alone: people click and close in any order, time goes by, and what comes out is what
// a much simpler count of the same deeds says.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxNumbers, boxOf } from '../../../src/rules/poll/ballot-box.ts';
import { places } from '../../../src/rules/poll/outcome.ts';
import { isPastClosingTime, mayClose, type Poll, type Result } from '../../../src/rules/poll/poll.ts';
import { choicesOf, type VotesPerPerson } from '../../../src/rules/poll/settings.ts';
import { type BallotBox, resultOf, tally } from '../../../src/rules/poll/tally.ts';
import { type Ballot, decideVote, emptyBallot } from '../../../src/rules/poll/voting.ts';
import { poll, song } from '../../slack/sample-polls.ts';

const people = ['U1', 'U2', 'U3', 'U4', 'U5'];
const songs = [song('Alpha'), song('Beta'), song('Gamma'), song('Delta')];

interface Deed {
  readonly person: string;
  /** The number of the song that is clicked, or the Close button. */
  readonly on: number | 'close';
}

/** One deed a second: the first at 0. */
interface Life {
  readonly asked: Poll;
  readonly deeds: readonly Deed[];
}

const deed: fc.Arbitrary<Deed> = fc.record({
  person: fc.constantFrom(...people),
  on: fc.oneof(
    { weight: 12, arbitrary: fc.nat(songs.length - 1) },
    { weight: 1, arbitrary: fc.constant('close') },
  ),
});

const lives: fc.Arbitrary<Life> = fc
  .record({
    votesPerPerson: fc.constantFrom(...choicesOf('votesPerPerson')),
    closers: fc.constantFrom(...choicesOf('closers')),
    closesAt: fc.option(fc.nat(60), { nil: undefined }),
    deeds: fc.array(deed, { maxLength: 60 }),
  })
  .map(({ deeds, closesAt, ...settings }) => ({
    deeds,
    asked: poll({ ...settings, songs, ...(closesAt !== undefined && { closesAt }) }),
  }));

interface Standing {
  readonly poll: Poll;
  readonly boxes: readonly BallotBox[];
}

/** The standing after each deed; the last one is of a poll that is closed, by its owner if by nobody before. */
function standingsOf({ asked, deeds }: Life): readonly Standing[] {
  const empty = boxNumbers.map((): BallotBox => ({ ballots: new Map(), votes: new Map() }));
  const all = [...deeds, { person: asked.owner.id, on: 'close' } as const];
  let standing: Standing = { poll: asked, boxes: empty };
  return all.map((done, now) => {
    standing = after(closedInTime(standing, now), done, now);
    return standing;
  });
}

function closedInTime(standing: Standing, now: number): Standing {
  return standing.poll.status === 'open' && isPastClosingTime(standing.poll, now)
    ? closed(standing)
    : standing;
}

function after(standing: Standing, { person, on }: Deed, now: number): Standing {
  const isOpen = standing.poll.status === 'open';
  if (on === 'close') return isOpen && mayClose(standing.poll, person, now) ? closed(standing) : standing;
  const before = standing.boxes[boxOf(person)]?.ballots.get(person) ?? emptyBallot;
  const verdict = decideVote(standing.poll, before, { song: on, id: String(now) }, now);
  if (verdict.kind !== 'accepted') return standing;
  const boxes = standing.boxes.map((box, at) =>
    at === boxOf(person) ? withBallot(box, person, verdict.ballot) : box,
  );
  return { ...standing, boxes };
}

function closed({ poll: open, boxes }: Standing): Standing {
  return { boxes, poll: { ...open, status: 'closed', result: resultOf(tally(boxes, open.songs)) } };
}

/** Counts move by what a ballot gains and loses, as the table moves them. */
function withBallot({ ballots, votes }: BallotBox, person: string, ballot: Ballot): BallotBox {
  const before = ballots.get(person) ?? emptyBallot;
  const moved = new Map(votes);
  for (const gained of ballot.choices) moved.set(gained, (moved.get(gained) ?? 0) + 1);
  for (const lost of before.choices) moved.set(lost, (moved.get(lost) ?? 0) - 1);
  return { ballots: new Map(ballots).set(person, ballot), votes: moved };
}

/** The same by hand: sets of songs, until the first moment at which the poll closes. */
function countedByHand({ asked, deeds }: Life): Result {
  const { closesAt = Number.POSITIVE_INFINITY, closers, owner, votesPerPerson } = asked;
  const end = deeds.findIndex(
    ({ person, on }, now) =>
      now >= closesAt || (on === 'close' && (closers === 'anyone' || person === owner.id)),
  );
  const held = new Map(people.map((person) => [person, new Set<number>()]));
  for (const { person, on } of deeds.slice(0, end < 0 ? deeds.length : end)) {
    const own = held.get(person);
    if (own !== undefined && on !== 'close') click(own, on, votesPerPerson);
  }
  const ballots = [...held.values()];
  return {
    votes: songs.map((_, at) => ballots.filter((ballot) => ballot.has(at)).length),
    voters: ballots.filter((ballot) => ballot.size > 0).length,
  };
}

function click(held: Set<number>, on: number, limit: VotesPerPerson): void {
  if (held.delete(on)) return;
  if (limit === 1) held.clear();
  if (limit === 'any' || held.size < limit) held.add(on);
}

describe('whatever people do, and whenever the poll closes', () => {
  test('the result is what was clicked until then', () => {
    fc.assert(
      fc.property(lives, (life) => {
        expect(standingsOf(life).at(-1)?.poll.result).toEqual(countedByHand(life));
      }),
    );
  });

  test('nothing changes any more afterwards', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const standings = standingsOf(life);
        const [end, ...later] = standings.filter((standing) => standing.poll.status === 'closed');
        for (const standing of later) expect(standing).toEqual(end);
      }),
    );
  });

  test('only those close it who may, or time', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { asked, deeds } = life;
        const end = standingsOf(life).findIndex((standing) => standing.poll.status === 'closed');
        const closer = deeds[end];
        const isByTime = asked.closesAt !== undefined && end >= asked.closesAt;
        const isByOwner = closer === undefined || closer.person === asked.owner.id;
        expect(isByTime || isByOwner || asked.closers === 'anyone').toBe(true);
      }),
    );
  });

  test('medals go to those with most votes: as many songs stand before a song as its place tells', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const result = countedByHand(life);
        const placed = places(result);
        for (const [at, place] of placed.entries()) {
          const before = placed.filter((other) => other !== undefined && other < (place ?? 0));
          expect(place).toBe(result.votes[at] === 0 ? undefined : before.length + 1);
        }
      }),
    );
  });
});
