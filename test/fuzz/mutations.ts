// Bodies that were right once and are not any more. What changes is decided by numbers, so that a seed decides it.

import fc from 'fast-check';
import { isJsonObject, type Json, type JsonObject } from '../../src/playground/protocol/json.ts';
import type { Path } from './voids.ts';

/** `way` leads from the top of a body to the part that changes: at each level the nth entry, counted round and round. */
export interface Mutation {
  readonly way: readonly number[];
  readonly how: 'taken-out' | 'swapped' | 'retyped' | 'nested' | 'doubled' | 'added';
  readonly by: Json;
  readonly name: string;
}

const ids = ['id-0000000000001', 'id-0000000000002', 'poll-of-another-team'];
const oddTexts = [
  '',
  ' ',
  '\u0000',
  '\ud83d',
  'a\udc00b',
  '\u202e',
  '__proto__',
  'constructor',
  '<!channel> <@U000000002> &amp;',
  '🎵'.repeat(200),
  'x'.repeat(5_000),
  'vote',
  'close-poll',
  'add-song',
  'song-poll',
  'view_submission',
  'block_actions',
  'U000000001',
  'U000000002',
  'U000000099',
  'C000000005',
  'CLOSED',
  'http://127.0.0.1:9/actions/T1/1/x',
  'javascript:alert(1)',
  ...ids,
  ...ids.map((id) => JSON.stringify({ pollId: id, song: 1 })),
  ...ids.map((id) => JSON.stringify({ pollId: id })),
  ...ids.map((id) => JSON.stringify({ draftId: id, picks: [] })),
];
const oddities: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  0.1,
  2 ** 53,
  -(2 ** 63),
  1e308,
  ...oddTexts,
  [],
  [null],
  [[[]]],
  {},
  { id: null },
  { length: -1 },
  { toString: null, toJSON: 'x' },
];
/** Names that mean something to Bolt, to the door or to JavaScript. */
const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'ssl_check',
  'type',
  'event',
  'command',
  'actions',
  'view',
  'callback_id',
  'message',
  'payload',
  'enterprise',
  'team',
  'authorizations',
  'response_url',
  'response_urls',
  'is_enterprise_install',
  'bot_id',
];

export const mutations: fc.Arbitrary<Mutation> = fc.record({
  way: fc.array(fc.nat(40), { minLength: 1, maxLength: 7 }),
  how: fc.constantFrom('taken-out', 'swapped', 'swapped', 'swapped', 'retyped', 'nested', 'doubled', 'added'),
  by: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...oddities) },
    {
      weight: 1,
      arbitrary: fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
    },
    { weight: 1, arbitrary: fc.double() },
  ),
  name: fc.constantFrom(...names),
});

export function mutated(body: JsonObject, { way, ...mutation }: Mutation): JsonObject {
  const changed = changedAt(body, pathIn(body, way), (part) => changedPart(part, mutation));
  return isJsonObject(changed) ? changed : body;
}

/** A body with something else at a place, even where there was nothing; undefined takes the place out. */
export function replaced(body: JsonObject, path: Path, by: Json | undefined): JsonObject {
  const changed = changedAt(body, path.map(String), () => by);
  return isJsonObject(changed) ? changed : body;
}

function changedPart(part: Json | undefined, { how, by, name }: Omit<Mutation, 'way'>): Json | undefined {
  switch (how) {
    case 'taken-out':
      return undefined;
    case 'swapped':
      return by;
    case 'retyped':
      return retyped(part);
    case 'nested':
      return { [name]: part, id: part };
    case 'doubled':
      return Array.isArray(part) ? [...part, ...part] : [part ?? null, part ?? null];
    case 'added':
      return isJsonObject(part) ? withOwn(part, name, by) : [part ?? null, by];
  }
}

/** The same in another type, as far as there is one. */
function retyped(part: Json | undefined): Json {
  if (typeof part === 'string') return Number.isNaN(Number(part)) ? [part] : Number(part);
  if (typeof part === 'number' || typeof part === 'boolean') return String(part);
  return Array.isArray(part) ? Object.fromEntries(part.entries()) : [part ?? null];
}

function pathIn(value: Json | undefined, [step, ...rest]: readonly number[]): readonly string[] {
  if (step === undefined || typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value);
  const [name, part] = inside[step % inside.length] ?? [];
  return name === undefined ? [] : [name, ...pathIn(part, rest)];
}

function changedAt(
  value: Json | undefined,
  [name, ...rest]: readonly string[],
  change: (part: Json | undefined) => Json | undefined,
): Json | undefined {
  if (name === undefined) return change(value);
  if (Array.isArray(value)) {
    const parts = value.map((part, at) => (String(at) === name ? changedAt(part, rest, change) : part));
    return parts.filter((part) => part !== undefined);
  }
  return isJsonObject(value) ? withOwn(value, name, changedAt(value[name], rest, change)) : value;
}

/** Also where the name is `__proto__`, which an assignment would take for something else. */
function withOwn(value: JsonObject, name: string, part: Json | undefined): JsonObject {
  return Object.fromEntries([...Object.entries(value).filter(([key]) => key !== name), [name, part]]);
}
