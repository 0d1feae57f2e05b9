// Votes: what people were told is what was counted.

import { isDeleted } from '../../../src/rules/poll/poll.ts';
import { clockTime } from '../world/chronicle.ts';
import { isExplained, isRoughlyExplained, type VoteClick } from './clicks.ts';
import type { PollEvidence, PollInvariants } from './evidence.ts';

export const voteInvariants: PollInvariants = {
  'every accepted vote is in the tally, every refused one is not': votesAreAsTold,
  'nobody is over the limit': nobodyIsOverTheLimit,
  'the counts of each box equal its ballots': countsEqualBallots,
  'nobody is told that an open poll is closed': nobodyIsMisled,
  'no click after the closing time counts': noneCountsTooLate,
};

const ballotsOf = ({ boxes }: PollEvidence) => boxes.flatMap((box) => [...box.ballots]);

function votesAreAsTold(evidence: PollEvidence): readonly string[] {
  const { poll, clicks, names } = evidence;
  if (isDeleted(poll)) return [];
  const ballots = new Map(
    ballotsOf(evidence).map(([key, ballot]) => [evidence.voterOf.get(key) ?? key, ballot]),
  );
  const people = new Set([...clicks.map(({ person }) => person), ...ballots.keys()]);
  return [...people].flatMap((person) => {
    const own = clicks.filter((click) => click.person === person);
    const choices = ballots.get(person)?.choices ?? [];
    if (isExplained(poll, own, choices)) return [];
    if (isRoughlyExplained(poll, own, choices)) return [];
    const told = own.map(
      ({ song, told, pressedAt }) => `Song ${song + 1} at ${clockTime(pressedAt)}: ${told}`,
    );
    const held = choices.map((song) => `Song ${song + 1}`);
    return [`${names.get(person)} has given [${held.join(', ')}] after clicking ${told.join('; ')}`];
  });
}

function nobodyIsOverTheLimit(evidence: PollEvidence): readonly string[] {
  const { votesPerPerson: limit } = evidence.poll;
  return ballotsOf(evidence).flatMap(([person, { choices }]) =>
    limit === 'any' || choices.length <= limit ? [] : [`${person} holds [${choices}] of ${limit}`],
  );
}

function countsEqualBallots({ boxes, poll }: PollEvidence): readonly string[] {
  return boxes.flatMap(({ ballots, votes }, box) => {
    const choices = [...ballots.values()].flatMap((ballot) => ballot.choices);
    const counted = poll.songs.map((_, song) => votes.get(song) ?? 0).join();
    const held = poll.songs.map((_, song) => choices.filter((choice) => choice === song).length).join();
    return counted === held ? [] : [`box ${box} counts ${counted} for ballots ${held}`];
  });
}

function nobodyIsMisled({ poll, clicks, history, names }: PollEvidence): readonly string[] {
  const lockedAt = history.find(({ status }) => status !== 'open')?.at ?? Infinity;
  const closedFrom = Math.min(lockedAt, poll.closesAt ?? Infinity);
  return clicks.flatMap(({ told, answeredAt, person }) =>
    told === 'closed' && answeredAt < closedFrom
      ? [`${names.get(person)} was told so at ${clockTime(answeredAt)}`]
      : [],
  );
}

/** Of a double click, of which the first half counts for both: nobody is told anything about the second. */
function isSecondHalf({ person, song, pressedAt }: VoteClick, clicks: readonly VoteClick[]): boolean {
  return clicks.some(
    (first) =>
      first.person === person &&
      first.song === song &&
      first.pressedAt < pressedAt &&
      pressedAt - first.pressedAt <= doubleClickMs,
  );
}

/** Two clicks of one person on one song within so long are one: rules/poll/voting.ts. */
const doubleClickMs = 500;

function noneCountsTooLate({ poll, clicks, names }: PollEvidence): readonly string[] {
  const { closesAt = Infinity } = poll;
  return clicks.flatMap((click) => {
    const { told, pressedAt, person } = click;
    const isTooLate = told === 'counted' && pressedAt >= closesAt && !isSecondHalf(click, clicks);
    return isTooLate
      ? [`${names.get(person)} clicked at ${clockTime(pressedAt)}, it closed at ${clockTime(closesAt)}`]
      : [];
  });
}
