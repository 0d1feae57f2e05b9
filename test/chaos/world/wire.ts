// The wires from the app to DynamoDB and to Slack. Each request stands at a gate before it takes effect, and its answer
// at another one afterwards; fate decides when the gates open, what comes through, and whether the sender dies at them.

import { createNumbering } from '../fate/chances.ts';
import type { Fate, Fault, Lot, Side } from '../fate/fate.ts';
import type { Chronicle } from './chronicle.ts';
import type { Incoming, Outgoing } from './enclosure.ts';
import type { Life } from './lives.ts';
import type { Purpose } from './purposes.ts';
import type { Timeline } from './timeline.ts';

/** What a request is. */
export interface Described {
  /** In a few words; a method of Slack's by its name. */
  readonly name: string;
  readonly purpose: Purpose | undefined;
  /** Id of the poll it says to be about. */
  readonly poll: string | undefined;
}

/** What stands at the other end. */
export interface FarEnd {
  describe(request: Outgoing): Described;
  perform(request: Outgoing, sender: Life): Promise<Incoming>;
  /** How it says that it does nothing now. */
  busy(retryAfter: number): Incoming;
  readonly failure: Incoming;
}

/** One request, and what became of it. */
export interface Exchange extends Described {
  readonly sender: Life;
  readonly side: Side;
  /** Its name, numbered. */
  readonly place: string;
  readonly request: Outgoing;
  readonly sentAt: number;
  /** What the far end answered, when, and the how-manieth effect of all that was; absent when it never got there. */
  effect?: { readonly answer: Incoming; readonly at: number; readonly order: number };
  /** When the sender heard that very answer, alive and still waiting. */
  heardAt?: number;
  /** When the sender got whatever answer it got. */
  answeredAt?: number;
  /** What went wrong with it. */
  fault?: Fault;
  /** Where the sender died over it. */
  death?: 'before' | 'after';
}

export interface WireParts {
  readonly timeline: Timeline;
  readonly chronicle: Chronicle;
  readonly fate: Fate;
  readonly ends: Readonly<Record<Side, FarEnd>>;
}

export type Wire = ReturnType<typeof createWire>;

class ConnectionReset extends Error {
  override readonly name = 'ConnectionReset';
  readonly code = 'ECONNRESET';
}

export function createWire({ timeline, chronicle, fate, ends }: WireParts) {
  const exchanges: Exchange[] = [];
  const numbered = createNumbering();
  let effects = 0;
  let underWay = 0;
  let performing = 0;

  const pass = (milliseconds: number) =>
    new Promise<void>((resolve) => void timeline.after(milliseconds, resolve));

  /** Whether the sender dies here. */
  function isStruck(exchange: Exchange, where: 'before' | 'after'): boolean {
    const { sender, place } = exchange;
    if (sender.role === undefined || sender.isDead()) return false;
    const words = `${sender.name} dies ${where} ${place}`;
    if (!fate.strikes({ role: sender.role, place: `${where} ${place}`, words })) return false;
    chronicle.note(sender.name, `dies ${where} ${place}`);
    exchange.death = where;
    sender.die('struck');
    return true;
  }

  async function effectOf(exchange: Exchange, { fault }: Lot): Promise<Incoming | undefined> {
    const { sender, side, place, request } = exchange;
    if (sender.isDead() && !fate.outlivesSender(place)) return undefined;
    if (isStruck(exchange, 'before')) return undefined;
    if (fault !== undefined) exchange.fault = fault;
    if (fault !== undefined && isBeforehand(fault)) {
      chronicle.note(sender.name, `✗ ${place} (${fault.kind})`);
      return answerTo(ends[side], fault);
    }
    performing += 1;
    const answer = await ends[side].perform(request, sender);
    performing -= 1;
    effects += 1;
    exchange.effect = { answer, at: timeline.now(), order: effects };
    chronicle.note(
      sender.name,
      `✓ ${place} ${answer.status}${fault === undefined ? '' : ` (${fault.kind})`}`,
    );
    return fault === undefined ? answer : answerTo(ends[side], fault);
  }

  async function carry(exchange: Exchange, lot: Lot): Promise<Incoming | undefined> {
    await pass(lot.there);
    const answer = await effectOf(exchange, lot);
    if (isStruck(exchange, 'after')) return undefined;
    await pass(lot.back);
    return exchange.sender.isDead() ? undefined : answer;
  }

  return {
    exchanges,
    /** Whether nothing is in the air. */
    isStill: () => underWay === 0,
    /** Whether a far end is at work this very moment. */
    isPerforming: () => performing > 0,

    /** Never settles for a sender that is dead. */
    async send(sender: Life, side: Side, request: Outgoing): Promise<Incoming> {
      const described = ends[side].describe(request);
      const place = numbered(described.name);
      const exchange: Exchange = { ...described, sender, side, place, request, sentAt: timeline.now() };
      exchanges.push(exchange);
      if (sender.isDead()) return new Promise(() => {});
      const lot = fate.lotOf({ side, name: described.name, place });
      underWay += 1;
      const answer = await carry(exchange, lot);
      underWay -= 1;
      if (answer === undefined) return new Promise(() => {});
      if (!request.isGivenUp()) exchange.answeredAt = timeline.now();
      if (answer === reset) throw new ConnectionReset('The connection was reset.');
      if (answer === exchange.effect?.answer && !request.isGivenUp()) exchange.heardAt = timeline.now();
      return answer;
    },
  };
}

const reset: Incoming = { status: 0, headers: {}, body: '' };

function isBeforehand(fault: Fault): boolean {
  return fault.kind === 'busy' || fault.when === 'before';
}

function answerTo(end: FarEnd, fault: Fault): Incoming {
  if (fault.kind === 'lost') return reset;
  return fault.kind === 'busy' ? end.busy(fault.retryAfter) : end.failure;
}
