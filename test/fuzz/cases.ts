// What one run does: drawn by fast-check out of the run's seed, and nothing else.

import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/playground/protocol/json.ts';
import type { Act, Kind } from './act.ts';
import { acts, others } from './acts.ts';
import { type Mutation, mutated, mutations, replaced } from './mutations.ts';
import { type QueueBody, queueBodies } from './queue.ts';
import { type Sending, sendings } from './sending.ts';
import { type StreamRecord, streamRecords } from './stream.ts';

/** What is surely wrong with a request, so that it may not write: `at` counts the places of its act, round again. */
type Break =
  | { readonly kind: 'taken-out' | 'wrapped' | 'null'; readonly at: number }
  | { readonly kind: 'void'; readonly at: number };

export type Case =
  | {
      readonly kind: 'act';
      readonly act: Act;
      readonly mutations: readonly Mutation[];
      readonly broken: Break | undefined;
      readonly sending: Sending;
    }
  | {
      readonly kind: 'other';
      readonly body: JsonObject;
      readonly mutations: readonly Mutation[];
      readonly sending: Sending;
    }
  | { readonly kind: 'random'; readonly body: JsonObject; readonly sending: Sending }
  | { readonly kind: 'stream'; readonly records: readonly StreamRecord[] }
  | { readonly kind: 'queue'; readonly bodies: readonly QueueBody[] }
  | { readonly kind: 'timer'; readonly event: Json; readonly minutes: number };

const broken: fc.Arbitrary<Break | undefined> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('taken-out', 'wrapped', 'null'), at: fc.nat(100) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('void' as const), at: fc.nat(100) }) },
);
const some = fc.array(mutations, { maxLength: 4 });
/** How often what is done, however many acts are of that kind: what makes the app work hard less often. */
const weights = {
  command: 10,
  vote: 12,
  close: 4,
  tie: 2,
  'my votes': 3,
  removal: 4,
  adding: 8,
  managing: 8,
  pool: 12,
  schedule: 16,
  reaction: 6,
  modal: 8,
  submission: 3,
  'modal closed': 3,
  shortcut: 4,
} as const satisfies Readonly<
  Record<Exclude<Kind, 'other' | 'random' | 'stream' | 'queue' | 'timer'>, number>
>;
const anyAct = fc.oneof(
  ...Object.entries(weights).map(([kind, weight]) => ({
    weight,
    arbitrary: fc.constantFrom(...acts.filter((act) => act.kind === kind)),
  })),
);

/** Of any shape, with the names that the app looks for. */
const random = fc
  .dictionary(
    fc.oneof(
      fc.constantFrom(
        'type',
        'event',
        'command',
        'actions',
        'view',
        'callback_id',
        'message',
        'user',
        'user_id',
        'payload',
        'team',
        'ssl_check',
      ),
      fc.string({ maxLength: 12 }),
    ),
    fc.jsonValue({ maxDepth: 3 }),
    { maxKeys: 8 },
  )
  .map((body): JsonObject => JSON.parse(JSON.stringify(body)));

const anyCase: fc.Arbitrary<Case> = fc.oneof(
  {
    weight: 208,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      act: anyAct,
      mutations: some,
      broken,
      sending: sendings,
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('other' as const),
      body: fc.constantFrom(...others),
      mutations: some,
      sending: sendings,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('random' as const), body: random, sending: sendings }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('stream' as const),
      records: fc.array(streamRecords, { maxLength: 12 }),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({ kind: fc.constant('queue' as const), bodies: queueBodies }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('timer' as const),
      event: fc.jsonValue().map((event): Json => JSON.parse(JSON.stringify(event))),
      minutes: fc.nat(30),
    }),
  },
);

/** The case of a seed, always the same. */
export function caseOf(seed: number): Case {
  const [drawn] = fc.sample(anyCase, { seed, numRuns: 1 });
  if (drawn === undefined) throw new Error('Nothing was drawn.');
  return drawn;
}

/** What may come of a request, from least to most. */
export type Licence = 'nothing' | 'no-write' | 'anything';

/** The body of a case and what may come of it, told by how it was made. */
export function madeOf(
  drawn: Case,
  body: JsonObject,
): { readonly body: JsonObject; readonly licence: Licence } {
  if (drawn.kind !== 'act' && drawn.kind !== 'other') return { body, licence: 'no-write' };
  const changed = drawn.mutations.reduce(mutated, body);
  if (drawn.kind === 'other') return { body: changed, licence: 'no-write' };
  // Last, so that nothing can mend it again.
  const { act, broken: wrong } = drawn;
  if (wrong === undefined) return { body: changed, licence: 'anything' };
  const made = brokenBy(changed, act, wrong);
  // A click that a mutation has made a submission can do without what a click needs.
  const isOfAnotherKind = typeof made['type'] === 'string' && made['type'] !== body['type'];
  return { body: made, licence: isOfAnotherKind ? 'anything' : 'no-write' };
}

function brokenBy(body: JsonObject, { needs, voids }: Act, { kind, at }: Break): JsonObject {
  if (kind === 'void') {
    const wrong = voids[at % voids.length];
    return wrong === undefined ? body : replaced(body, wrong.at, wrong.by);
  }
  const need = needs[at % needs.length] ?? [];
  if (kind === 'taken-out') return replaced(body, need, undefined);
  return replaced(body, need, kind === 'null' ? null : [partAt(body, need) ?? null]);
}

function partAt(body: JsonObject, path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((part, name) => {
    if (Array.isArray(part)) return part[Number(name)];
    return typeof part === 'object' && part !== null
      ? Object.entries(part).find(([key]) => key === name)?.[1]
      : undefined;
  }, body);
}

/** Whether a case is sent just as Slack would. */
export function isHonest(drawn: Case): boolean {
  if (drawn.kind !== 'act') return drawn.kind !== 'random';
  return (
    drawn.act.forges === undefined &&
    drawn.mutations.length === 0 &&
    drawn.broken === undefined &&
    drawn.sending.kind === 'proper'
  );
}
