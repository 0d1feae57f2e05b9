// Requests that were right once and are broken now: real ones with a part taken out, swapped for something odd, or
// with their bytes cut. What breaks is chosen by numbers, so that a failure can be repeated and made smaller.

import fc from 'fast-check';
import type { SlackRequest } from '../../src/playground/function-url-event.ts';
import { isJsonObject, type Json, type JsonObject } from '../../src/playground/json.ts';
import { asEvent, asForm, asInteraction } from '../slack/sample-requests.ts';

export type Request = Pick<SlackRequest, 'body' | 'contentType'>;

/** `part` counts the places in the body, from 0 on and round again. */
export type Damage =
  | { readonly kind: 'swapped'; readonly part: number; readonly by: Json }
  | { readonly kind: 'taken-out'; readonly part: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'typed'; readonly contentType: string };

const oddities: readonly Json[] = [
  null,
  true,
  0,
  -1,
  9e15,
  '',
  ' ',
  '\u0000',
  '\ud83d',
  '__proto__',
  'constructor',
  '<!channel>',
  '{"pollId":"__proto__","song":0}',
  'x'.repeat(5_000),
  [],
  [null],
  {},
  { id: null },
  { length: -1 },
];

export const damages: fc.Arbitrary<Damage> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('swapped' as const),
      part: fc.nat(400),
      by: fc.constantFrom(...oddities),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('taken-out' as const), part: fc.nat(400) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: fc.nat(2_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('typed' as const),
      contentType: fc.constantFrom('text/plain', 'application/json', 'application/x-www-form-urlencoded'),
    }),
  },
);

/** A body as Slack sent it, damaged one way after the other, as a request. */
export function damaged(body: JsonObject, damage: readonly Damage[]): Request {
  const changed = damage.reduce(changedBody, body);
  return damage.reduce(changedRequest, asSent(changed));
}

/** Commands are forms, interactions JSON in forms, events JSON. */
function asSent(body: JsonObject): Request {
  if (body['type'] === 'event_callback' || body['event'] !== undefined) return asEvent(body);
  if (body['command'] === undefined) return asInteraction(body);
  return asForm(Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)])));
}

function changedBody(body: JsonObject, damage: Damage): JsonObject {
  if (damage.kind !== 'swapped' && damage.kind !== 'taken-out') return body;
  const places = placesIn(body);
  const place = places[damage.part % places.length];
  const changed = place && changedAt(body, place, damage);
  return isJsonObject(changed) ? changed : body;
}

function changedRequest(request: Request, damage: Damage): Request {
  if (damage.kind === 'cut') return { ...request, body: request.body.slice(0, damage.at) };
  return damage.kind === 'typed' ? { ...request, contentType: damage.contentType } : request;
}

type Path = readonly string[];

/** Every place inside a value, lists counted by their indexes. */
function placesIn(value: Json | undefined, path: Path = []): readonly Path[] {
  const isEmpty = typeof value !== 'object' || value === null;
  const parts = isEmpty ? [] : Object.entries(value);
  const inside = parts.flatMap(([name, part]) => placesIn(part, [...path, name]));
  return path.length === 0 ? inside : [path, ...inside];
}

function changedAt(value: Json | undefined, [name, ...rest]: Path, damage: Damage): Json | undefined {
  if (name === undefined) return damage.kind === 'swapped' ? damage.by : undefined;
  if (Array.isArray(value)) {
    const parts = value.map((part, at) => (String(at) === name ? changedAt(part, rest, damage) : part));
    return parts.filter((part) => part !== undefined);
  }
  return isJsonObject(value) ? { ...value, [name]: changedAt(value[name], rest, damage) } : value;
}
