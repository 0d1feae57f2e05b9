// What can go wrong between a client and DynamoDB, on demand: which requests are hit, and how.

import type { DynamoRequest } from './dynamo-request.ts';

/**
 * - `request-lost`: the connection breaks before DynamoDB has seen the request.
 * - `answer-lost`: DynamoDB has done its work, then the connection breaks.
 * - `refused`: DynamoDB answers with this error (`ThrottlingException` …) and does nothing.
 * - `request-held`, `answer-held`: nothing moves until the promise is settled.
 * - `delayed`: DynamoDB sees the request so much later.
 *
 * The SDK tries again by itself after the first three: hit `times` often enough when it should give up.
 */
export type Fault =
  | { readonly kind: 'request-lost' }
  | { readonly kind: 'answer-lost' }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'request-held'; readonly until: Promise<unknown> }
  | { readonly kind: 'answer-held'; readonly until: Promise<unknown> }
  | { readonly kind: 'delayed'; readonly milliseconds: number };

export interface FaultOrder {
  readonly fault: Fault;
  /** Which requests count; all when absent. */
  readonly when?: (request: DynamoRequest) => boolean;
  /** The first of them to be hit, counted from when it was ordered; 1 when absent. */
  readonly nth?: number;
  /** How many are hit in a row; 1 when absent, `Infinity` until `clear`. */
  readonly times?: number;
}

export interface Faults {
  order(order: FaultOrder): void;
  /** Forgets all orders. */
  clear(): void;
  /** The faults that hit this request. Each request may be asked about once: asking counts it. */
  hitting(request: DynamoRequest): readonly Fault[];
}

export function createFaults(): Faults {
  let orders: { readonly order: FaultOrder; readonly isHit: (request: DynamoRequest) => boolean }[] = [];
  return {
    order: (order) => orders.push({ order, isHit: counting(order) }),
    clear: () => {
      orders = [];
    },
    hitting: (request) => orders.filter(({ isHit }) => isHit(request)).map(({ order }) => order.fault),
  };
}

function counting({
  when = () => true,
  nth = 1,
  times = 1,
}: FaultOrder): (request: DynamoRequest) => boolean {
  let seen = 0;
  return (request) => {
    if (!when(request)) return false;
    seen += 1;
    return seen >= nth && seen < nth + times;
  };
}
