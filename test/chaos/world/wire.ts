// The wires from the app to DynamoDB and to Slack. Each request stands at a gate before it takes effect, and its answer
// at another one afterwards; fate decides when the gates open, what comes through, and whether the sender dies at them.

import type { Fate, Fault, Lot, Side } from '../fate/fate.ts';
import type { Chronicle } from './chronicle.ts';
import type { Incoming, Outgoing } from './enclosure.ts';
import type { Life } from './lives.ts';
import type { Timeline } from './timeline.ts';

/** What stands at the other end. */
export interface FarEnd {
  /** What a request is, in a few words; a method of Slack's by its name. */
  nameOf(request: Outgoing): string;
  perform(request: Outgoing, sender: Life): Promise<Incoming>;
  /** How it says that it does nothing now. */
  busy(retryAfter: number): Incoming;
  readonly failure: Incoming;
}

/** One request, and what became of it. */
export interface Exchange {
  readonly sender: Life;
  readonly side: Side;
  readonly name: string;
  readonly request: Outgoing;
  readonly sentAt: number;
  /** What the far end answered, and the how-manieth effect of all that was; absent when it never got there. */
  effect?: { readonly answer: Incoming; readonly order: number };
  /** When the sender heard that very answer, alive and still waiting. */
  heardAt?: number;
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
  let effects = 0;
  let underWay = 0;
  let performing = 0;
  let faults = 0;
  let deaths = 0;

  const pass = (milliseconds: number) =>
    new Promise<void>((resolve) => void timeline.after(milliseconds, resolve));

  /** Whether the sender dies here. */
  function isStruck({ sender, name }: Exchange, where: string): boolean {
    if (sender.role === undefined || sender.isDead() || !fate.strikes(sender.role)) return false;
    chronicle.note(sender.name, `dies ${where} ${name}`);
    sender.die();
    deaths += 1;
    return true;
  }

  async function effectOf(exchange: Exchange, { fault }: Lot): Promise<Incoming | undefined> {
    const { sender, side, name, request } = exchange;
    if (sender.isDead() && !fate.outlivesSender()) return undefined;
    if (isStruck(exchange, 'before')) return undefined;
    if (fault !== undefined) faults += 1;
    if (fault !== undefined && isBeforehand(fault)) {
      chronicle.note(sender.name, `✗ ${name} (${fault.kind})`);
      return answerTo(ends[side], fault);
    }
    performing += 1;
    const answer = await ends[side].perform(request, sender);
    performing -= 1;
    effects += 1;
    exchange.effect = { answer, order: effects };
    chronicle.note(sender.name, `✓ ${name} ${answer.status}${fault === undefined ? '' : ` (${fault.kind})`}`);
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
    /** How many requests met a fault, and how many processes died at the gates. */
    faults: () => faults,
    deaths: () => deaths,
    /** Whether nothing is in the air. */
    isStill: () => underWay === 0,
    /** Whether a far end is at work this very moment. */
    isPerforming: () => performing > 0,

    /** Never settles for a sender that is dead. */
    async send(sender: Life, side: Side, request: Outgoing): Promise<Incoming> {
      const name = ends[side].nameOf(request);
      const exchange: Exchange = { sender, side, name, request, sentAt: timeline.now() };
      exchanges.push(exchange);
      if (sender.isDead()) return new Promise(() => {});
      const lot = fate.lotOf(side, name);
      underWay += 1;
      const answer = await carry(exchange, lot);
      underWay -= 1;
      if (answer === undefined) return new Promise(() => {});
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
  if (fault.kind === 'reset') return reset;
  return fault.kind === 'busy' ? end.busy(fault.retryAfter) : end.failure;
}
