// What must hold of a channel's pool after every run: nobody changes what others want, and nothing is in it that may not be.

import { type JsonObject, objectOf, stringOf } from '../../src/playground/protocol/json.ts';
import { longestNote, mostInPool, mostPerPerson } from '../../src/rules/pool/entry.ts';
import type { Seen } from './fuzz-world.ts';
import type { ChangedItem } from './kept-table.ts';

const isPool = ({ pk }: Pick<ChangedItem, 'pk'>) => pk.startsWith('POOL#');

/** Who wants a song, is asked about a link, and takes songs away is nobody but the one who does it, or who moderates. */
export function poolsKeepRules(seen: Seen): readonly string[] {
  return seen.changed.filter(isPool).flatMap((item) => {
    const { pk, sk, before, after } = item;
    if (sk === 'ROUND') return after === undefined ? [`${pk}/${sk} is gone`] : [];
    if (sk.startsWith('LINK#')) return sk.endsWith(`#${seen.actor}`) ? [] : [`${seen.actor} writes ${sk}`];
    if (!sk.startsWith('SONG#')) return [`${pk}/${sk} is no part of a pool`];
    return [
      ...(after === undefined ? [] : entryFaults(after)),
      ...othersFaults(item, seen),
      ...placeFaults({ before, after }, seen),
    ].map((fault) => `${pk}/${sk}: ${fault}`);
  });
}

/** The caps of whoever has saved something. */
export function poolsKeepCaps({ changed, items, actor }: Seen): readonly string[] {
  const isSaved = ({ before, after }: ChangedItem) => before === undefined && after !== undefined;
  const pools = new Set(changed.filter((item) => isPool(item) && isSaved(item)).map(({ pk }) => pk));
  return [...pools].flatMap((pk) => {
    const waiting = [...(items.get(pk)?.values() ?? [])].filter((item) => text(item['place']) === 'waiting');
    const own = waiting.filter((item) => supportersOf(item)[0]?.person === actor);
    return waiting.length <= mostInPool && own.length <= mostPerPerson
      ? []
      : [`${pk} has ${waiting.length} songs, ${own.length} of ${actor}`];
  });
}

function entryFaults(entry: JsonObject): readonly string[] {
  const supporters = supportersOf(entry);
  const people = new Set(supporters.map(({ person }) => person));
  return [
    ...(supporters.length > 0 ? [] : ['nobody wants it']),
    ...(people.size === supporters.length ? [] : ['somebody wants it twice']),
    ...(supporters.every(({ note }) => note.length <= longestNote) ? [] : ['a note is too long']),
  ];
}

/** Who moderates may take a song away that waits; otherwise each changes only what they want themselves. */
function othersFaults(
  { before, after }: Pick<ChangedItem, 'before' | 'after'>,
  { actor, admins }: Seen,
): readonly string[] {
  const isRemoved = before !== undefined && after === undefined && text(before['place']) === 'waiting';
  if (isRemoved && actor !== undefined && admins.includes(actor)) return [];
  const others = (item: JsonObject | undefined) =>
    supportersOf(item)
      .filter(({ person }) => person !== actor)
      .map(({ whole }) => whole);
  const isSame = JSON.stringify(others(before)) === JSON.stringify(others(after));
  return isSame ? [] : [`${actor} changes what others want`];
}

/** Into a poll a song goes with whoever posts it, or adds it; out of it only once it is over, which nobody does by a click. */
function placeFaults(
  { before, after }: Pick<ChangedItem, 'before' | 'after'>,
  { actor, items }: Seen,
): readonly string[] {
  if (after === undefined || text(before?.['place']) === text(after['place'])) return [];
  const place = text(after['place']);
  if (place === 'waiting') return [];
  const poll = items.get(`POLL#${text(after['poll'])}`)?.get('POLL');
  const isOpen = text(poll?.['status']) === 'open';
  if (place === 'in-poll') return isOpen ? [] : [`${actor} has it in a poll that is not open`];
  return actor === undefined ? [] : [`${actor} decides that it is ${place}`];
}

interface StoredSupporter {
  readonly person: string;
  readonly note: string;
  /** All that is kept of it, as one word. */
  readonly whole: string;
}

function supportersOf(item: JsonObject | undefined): readonly StoredSupporter[] {
  const list = objectOf(item?.['supporters'])['L'];
  return (Array.isArray(list) ? list : []).map((one) => {
    const attributes = objectOf(objectOf(one)['M']);
    return {
      person: text(attributes['person']),
      note: text(attributes['note']),
      whole: JSON.stringify(attributes),
    };
  });
}

const text = (value: JsonObject[string] | undefined): string => stringOf(objectOf(value)['S']);
