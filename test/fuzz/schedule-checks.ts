// What must hold of a channel's schedules after every run: nobody writes one that they may not, and none is what no window makes.

import { type JsonObject, objectOf, stringOf } from '../../src/playground/protocol/json.ts';
import { mostSchedules } from '../../src/rules/schedule/schedule.ts';
import { mostThemeCharacters, mostThemes } from '../../src/rules/schedule/themes.ts';
import { isTimeZone } from '../../src/rules/schedule/timetable.ts';
import type { Seen } from './fuzz-world.ts';
import type { ChangedItem } from './kept-table.ts';

/** What stays as it is for good. */
const lasting = ['id', 'createdAt', 'channel', 'owner', 'language'];

export function schedulesKeepRules(seen: Seen): readonly string[] {
  return seen.changed.flatMap((item) => {
    const { pk, sk, after } = item;
    if (sk === 'SCHEDULES') return rosterFaults(after).map((fault) => `${pk}: ${fault}`);
    if (!pk.startsWith('SCHEDULE#') || sk !== 'SCHEDULE') return [];
    if (after === undefined) return [`${pk} is gone`];
    return [...whoseFaults(item, seen), ...planFaults(after)].map((fault) => `${pk}: ${fault}`);
  });
}

/** Its owner, and who moderates; in nobody's name it goes on by itself. */
function whoseFaults(
  { before, after = {} }: Pick<ChangedItem, 'before' | 'after'>,
  { actor, admins }: Seen,
): readonly string[] {
  if (before === undefined)
    return ownerOf(after) === actor ? [] : [`${actor} sets it up for ${ownerOf(after)}`];
  const isTheirs = actor === undefined || ownerOf(before) === actor || admins.includes(actor);
  return [
    ...(isTheirs ? [] : [`${actor} changes it`]),
    ...lasting.filter((name) => !isSame(before[name], after[name])).map((name) => `it has another ${name}`),
    ...(text(before['status']) === 'stopped' && text(after['status']) !== 'stopped'
      ? ['it goes on again']
      : []),
  ];
}

function planFaults(after: JsonObject): readonly string[] {
  const { weekdays, time, zone } = objectOf(objectOf(after['timetable'])['M']);
  const days = listOf(weekdays).map((day) => Number(stringOf(objectOf(day)['N'])));
  const themes = listOf(after['themes']).map(text);
  const isInOrder = days.length > 0 && days.every((day, at) => day > (days[at - 1] ?? 0) && day <= 7);
  const songs = Number(stringOf(objectOf(after['songs'])['N']));
  return [
    ...(isInOrder ? [] : [`it has the days ${days}`]),
    ...(/^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(text(time)) ? [] : [`it has the time ${text(time)}`]),
    ...(isTimeZone(text(zone)) ? [] : [`it has the zone ${text(zone)}`]),
    ...(songs >= 2 && songs <= 10 ? [] : [`it has ${songs} songs`]),
    ...(themes.length <= mostThemes && JSON.stringify(themes).length <= mostThemeCharacters
      ? []
      : ['it has too many themes']),
  ];
}

function rosterFaults(after: JsonObject | undefined): readonly string[] {
  const { length } = listOf(after?.['entries']);
  return length <= mostSchedules ? [] : [`it has ${length} schedules`];
}

const ownerOf = (item: JsonObject): string => text(objectOf(objectOf(item['owner'])['M'])['id']);
const listOf = (value: JsonObject[string] | undefined): readonly JsonObject[] =>
  (objectOf(value)['L'] ?? []) as readonly JsonObject[];
const text = (value: JsonObject[string] | undefined): string => stringOf(objectOf(value)['S']);
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
