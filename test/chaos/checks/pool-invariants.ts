// The channel's pool: no song is lost, none is in two places, winners stay out and losers come back with their age.

import { objectOf, objectsOf, stringOf } from '../../../src/playground/protocol/json.ts';
import type { Delivery } from '../../../src/playground/slack/slack-log.ts';
import { isDeleted, type Poll } from '../../../src/rules/poll/poll.ts';
import { isSameRecording } from '../../../src/rules/poll/song.ts';
import { type Entry, isWaiting, waitingSince } from '../../../src/rules/pool/entry.ts';
import { drawOrder, type Round } from '../../../src/rules/pool/order.ts';
import { pollEndOf } from '../../../src/rules/pool/settling.ts';
import { actionIds } from '../../../src/slack/kit/ids.ts';
import type { SongRecord } from '../../../src/store/song-record-store.ts';
import { clockTime } from '../world/chronicle.ts';
import type { Evidence } from './evidence.ts';
import type { PoolHistory } from './pool-history.ts';

export interface PoolEvidence extends PoolHistory {
  /** What was in it when the run had come to rest; and once somebody had looked at it then, which mends it. */
  readonly atRest: readonly Entry[];
  readonly looked: readonly Entry[];
  /** Whose turn it is, and since when that was looked at, in milliseconds since 1970. */
  readonly round: Round;
  readonly lookedAt: number;
  /** The titles in the order in which they were read; undefined where the list did not open. */
  readonly read: readonly string[] | undefined;
  /** Every poll that the table knows, posted or not. */
  readonly polls: readonly Poll[];
  /** Songs that are kept from coming back. */
  readonly records: readonly SongRecord[];
}

type PoolInvariant = (pool: PoolEvidence, evidence: Evidence) => readonly string[];

const invariants: Readonly<Record<string, PoolInvariant>> = {
  'who wants a song of the pool is not forgotten': nobodyIsForgotten,
  'no song of the pool is in a poll that is over': nothingIsLeftInPolls,
  'no song of the pool is in a poll that never was': nothingIsNowhere,
  'a song that was drawn is out of the pool when its poll is posted': drawnIsOut,
  'no two open polls hold the same drawn song': drawnOnce,
  'a winner is out of the pool, and kept from coming back': winnersStayOut,
  'a song that did not win comes back': losersComeBack,
  'the list of the pool shows who is next': listIsTrue,
};

/** A pool is kept under the id that its channel had; whoever moves looks elsewhere. */
const isMoved = ({ upsets }: Evidence) => upsets.some(({ kind }) => kind === 'move');

export const poolInvariants: Readonly<Record<string, (evidence: Evidence) => readonly string[]>> =
  Object.fromEntries(
    Object.entries(invariants).map(([name, invariant]) => [
      name,
      (evidence) =>
        evidence.pool === undefined || isMoved(evidence) ? [] : invariant(evidence.pool, evidence),
    ]),
  );

const isOver = ({ place }: Entry) => place.kind === 'won' || place.kind === 'dropped';

/** But who has taken a song back, and of one that was over and is saved anew, or was removed by who moderates. As long as they want it they keep their age. */
function nobodyIsForgotten({ entries }: PoolEvidence, { deliveries }: Evidence): readonly string[] {
  return entries.flatMap(({ before, after, at }) => {
    if (before === undefined || isOver(before)) return [];
    const left = before.supporters.filter(({ person, since }) => {
      const isThere = after?.supporters.some((one) => one.person === person && one.since === since);
      return !isThere && !hasTakenBack(deliveries, person) && !isRemoved(deliveries, before.key);
    });
    return left.map(({ person }) => `${person} wanted ${before.song.title} until ${clockTime(at)}`);
  });
}

const takingBack: readonly unknown[] = [actionIds.takeBackSaved, actionIds.undoSaved];

function hasTakenBack(deliveries: readonly Delivery[], person: string): boolean {
  return deliveries.some(({ body }) => {
    const [action] = objectsOf(body['actions']);
    return takingBack.includes(action?.['action_id']) && stringOf(objectOf(body['user'])['id']) === person;
  });
}

function isRemoved(deliveries: readonly Delivery[], key: string): boolean {
  return deliveries.some(({ body }) => {
    const [action] = objectsOf(body['actions']);
    return action?.['action_id'] === actionIds.removeSaved && action['value'] === key;
  });
}

/** A tie may still be undecided: its songs are where they were. */
function nothingIsLeftInPolls({ atRest, polls }: PoolEvidence): readonly string[] {
  return atRest.flatMap(({ place, song }) => {
    if (place.kind !== 'in-poll') return [];
    const poll = polls.find(({ id }) => id === place.poll);
    const isSettled = poll?.message !== undefined && pollEndOf(poll) !== undefined;
    return isSettled ? [`${song.title} is in ${place.poll}`] : [];
  });
}

const soonMs = 60_000;
/** A draft that was not posted may be posted for a day. */
const draftMs = 25 * 60 * 60 * 1_000;

function nothingIsNowhere({ looked, lookedAt, polls }: PoolEvidence): readonly string[] {
  return looked.flatMap(({ place, song }) => {
    if (place.kind !== 'in-poll') return [];
    const poll = polls.find(({ id }) => id === place.poll);
    const most = poll === undefined ? soonMs : draftMs;
    const isNowhere = poll?.message === undefined && lookedAt - place.at > most;
    return isNowhere ? [`${song.title} is in ${place.poll}`] : [];
  });
}

/** What was saved only a while before may have been taken back and saved anew while the poll was on its way. */
function drawnIsOut({ posted }: PoolEvidence): readonly string[] {
  return posted.flatMap(({ poll, at, drawn }) =>
    drawn.flatMap(({ title, entry }) => {
      if (entry === undefined || at - waitingSince(entry) < soonMs) return [];
      const isThere = entry.place.kind !== 'waiting' && entry.place.poll === poll;
      return isThere ? [] : [`${title} of ${poll} is ${entry.place.kind} at ${clockTime(at)}`];
    }),
  );
}

function drawnOnce({ posted, polls }: PoolEvidence): readonly string[] {
  const closedAt = (id: string) => {
    const poll = polls.find((one) => one.id === id);
    return poll?.closedAt ?? poll?.deletedAt ?? Number.POSITIVE_INFINITY;
  };
  return posted.flatMap((one, number) =>
    posted.slice(number + 1).flatMap((other) => {
      const isAtOnce = other.at < closedAt(one.poll) && one.at < closedAt(other.poll);
      const twice = one.drawn.filter(({ title }) => other.drawn.some((drawn) => drawn.title === title));
      return isAtOnce ? twice.map(({ title }) => `${title} is in ${one.poll} and ${other.poll}`) : [];
    }),
  );
}

/** Unless somebody saved it after it had won, where the channel lets winners come back at once. */
function winnersStayOut({ atRest, polls, records }: PoolEvidence): readonly string[] {
  const ofDeleted = records.filter(({ poll }) => polls.some((one) => one.id === poll && isDeleted(one)));
  const ofOthers = polls.flatMap((poll) => {
    const end = poll.message === undefined ? undefined : pollEndOf(poll);
    const winners = end?.kind === 'decided' ? end.winners : [];
    return winners.flatMap((song) => {
      const isKept = records.some((record) => isSameRecording(record.song, song));
      const waits = atRest.some(
        (entry) =>
          isWaiting(entry) &&
          isSameRecording(entry.song, song) &&
          waitingSince(entry) < (poll.closedAt ?? Number.POSITIVE_INFINITY),
      );
      return [
        ...(isKept ? [] : [`nobody knows that ${song.title} won ${poll.id}`]),
        ...(waits ? [`${song.title} waits, which won ${poll.id}`] : []),
      ];
    });
  });
  return [...ofDeleted.map(({ song, poll }) => `${song.title} won ${poll}, which is deleted`), ...ofOthers];
}

/** The channels of storms let them. What was announced stands, also when the message of its poll is deleted afterwards. */
function losersComeBack({ atRest, polls }: PoolEvidence): readonly string[] {
  return atRest.flatMap(({ place, song }) => {
    if (place.kind === 'dropped') return [`${song.title} was dropped`];
    if (place.kind !== 'won') return [];
    const poll = polls.find(({ id }) => id === place.poll);
    const end = poll && pollEndOf(poll);
    const hasWon = end?.kind === 'decided' && end.winners.some((winner) => isSameRecording(winner, song));
    return hasWon || end === undefined || poll?.isWithdrawn
      ? []
      : [`${song.title} is said to have won ${place.poll}`];
  });
}

const perPage = 10;

function listIsTrue({ looked, lookedAt, round, read }: PoolEvidence): readonly string[] {
  if (read === undefined) return [];
  const order = drawOrder(looked.filter(isWaiting), round, lookedAt).map(({ entry }) => entry.song.title);
  const expected = order.slice(0, perPage).join();
  return read.join() === expected ? [] : [`it reads ${read.join()}, next are ${expected}`];
}
