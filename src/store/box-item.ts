// How a ballot box is written down. Each voter is an attribute of its own, named by the Slack id, so that one voter's
// change states a condition on that attribute alone; each song's count is `n0`, `n1` … Short on purpose: DynamoDB
// charges a write by the size of the whole box.

import type { BallotBox } from '../rules/poll/tally.ts';
import { type Ballot, emptyBallot } from '../rules/poll/voting.ts';
import type { RawItem } from './table.ts';

export const countName = (song: number): string => `n${song}`;

/** Whether the box takes no vote any more for a song, for it was taken out of the poll. */
export const releasedName = (song: number): string => `x${song}`;

/** Whether the box takes less than before: nothing, or no votes for a song that was taken out. */
export function takesLess(box: RawItem): boolean {
  return Object.keys(box).some((name) => name === 'sealed' || releasedPattern.test(name));
}

/** When a ballot in the box last changed, in milliseconds since 1970. */
export const changedName = 'at';

/** Slack ids of people, and keys of anonymous ballots (`A…`): the only attribute names in a box that begin with a capital. */
const voterPattern = /^[UWA][A-Za-z0-9_-]{0,63}$/u;
const countPattern = /^n(\d+)$/u;
const releasedPattern = /^x(\d+)$/u;
const ballotPattern = /^((?:\d+(?:,\d+)*)?);(.*)$/su;

/** Whether an id can stand in a ballot box. */
export function isVoterId(id: string): boolean {
  return voterPattern.test(id);
}

/** Whether a ballot's key is a person's Slack id. */
export function isPersonId(voter: string): boolean {
  return isVoterId(voter) && !voter.startsWith('A');
}

/** A ballot as one short string: the songs' numbers and the last clicks, `0,3;3.k3f1,0.ja02`. Strings compare on any engine. */
export function toBallotText(ballot: Ballot): string {
  return `${ballot.choices.join(',')};${ballot.lastClicks?.join(',') ?? ''}`;
}

/** @throws when the text is not a ballot. */
export function fromBallotText(text: unknown): Ballot {
  const [, choices, lastClicks] = (typeof text === 'string' ? ballotPattern.exec(text) : null) ?? [];
  if (choices === undefined)
    throw new Error(`A ballot box holds something that is not a ballot: ${String(text)}`);
  return {
    choices: choices === '' ? [] : choices.split(',').map(Number),
    ...(lastClicks ? { lastClicks: lastClicks.split(',') } : {}),
  };
}

/** The ballot of one voter in a box, which may not exist yet. */
export function ballotIn(box: RawItem | undefined, voter: string): Ballot {
  const text = box?.[voter];
  return text === undefined ? emptyBallot : fromBallotText(text);
}

/** When a ballot in a box last changed; undefined where that is not written down. */
export function changeTime(item: RawItem): number | undefined {
  const at = item[changedName];
  return typeof at === 'number' ? at : undefined;
}

/** @throws when the item is not a ballot box. */
export function fromBoxItem(item: RawItem): BallotBox {
  const attributes = Object.entries(item);
  return {
    ballots: new Map(
      attributes.filter(([name]) => isVoterId(name)).map(([name, text]) => [name, fromBallotText(text)]),
    ),
    votes: new Map(attributes.flatMap(([name, count]) => countOf(name, count))),
    ...releasedIn(attributes.map(([name]) => name)),
    ...(item['sealed'] === true && { isSealed: true }),
  };
}

function releasedIn(names: readonly string[]): Pick<BallotBox, 'released'> {
  const songs = names.flatMap((name) => releasedPattern.exec(name)?.[1] ?? []);
  return songs.length === 0 ? {} : { released: new Set(songs.map(Number)) };
}

function countOf(name: string, count: unknown): readonly [number, number][] {
  const [, song] = countPattern.exec(name) ?? [];
  if (song === undefined) return [];
  if (typeof count !== 'number') throw new Error(`A ballot box counts ${name} as ${String(count)}`);
  return [[Number(song), count]];
}
