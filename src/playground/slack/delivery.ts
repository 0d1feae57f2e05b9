// Brings what people did to the app, as Slack does: three seconds to answer, events again when that fails. The way there
// is a carrier's business: signed HTTP (http-carrier.ts) or the app's own socket (socket-carrier.ts).

import type { JsonObject } from '../protocol/json.ts';
import type { World } from './create-world.ts';
import type { Delivery } from './slack-log.ts';

/** One thing to tell the app. */
export interface Parcel {
  /** For the log: the command, the payload's type or the event's. */
  readonly what: string;
  /** As Socket Mode names them. */
  readonly kind: 'slash_commands' | 'interactive' | 'events_api';
  readonly body: JsonObject;
  /** Which repetition it is, 1 for the first, and what became of the delivery before. */
  readonly retry?: { readonly number: number; readonly after: Delivery['status'] };
}

export type Answered = Pick<Delivery, 'status' | 'answer' | 'isNotToRetry'>;

/**
 * A way to the app; never rejects.
 * @param givenUp aborted when Slack waits no longer: an answer that comes after that is for nobody.
 */
export type Carrier = (parcel: Parcel, givenUp: AbortSignal) => Promise<Answered>;

export const noAnswer = { answer: '', isNotToRetry: false };

export interface CourierParts {
  readonly world: World;
  readonly carrier: Carrier;
  /** Real milliseconds that Slack waits for the answer. */
  readonly deadlineMs: number;
}

const mostRetries = 3;

export type Courier = ReturnType<typeof createCourier>;

export function createCourier({ world, carrier, deadlineMs }: CourierParts) {
  const unanswered = new Set<Promise<unknown>>();

  async function carry(parcel: Parcel): Promise<Delivery> {
    const startedAt = performance.now();
    const answer = await answerInTime(parcel);
    const delivery: Delivery = {
      what: parcel.what,
      body: parcel.body,
      retry: parcel.retry?.number ?? 0,
      at: world.now(),
      elapsedMs: performance.now() - startedAt,
      ...answer,
    };
    world.log.noteDelivery(delivery);
    return delivery;
  }

  async function answerInTime(parcel: Parcel): Promise<Answered> {
    const deadline = createDeadline(deadlineMs);
    const answer = carrier(parcel, deadline.signal);
    unanswered.add(answer);
    void answer.then(() => unanswered.delete(answer));
    try {
      return await Promise.race([answer, deadline.passed]);
    } finally {
      deadline.cancel();
    }
  }

  async function carryEvent(parcel: Parcel): Promise<Delivery> {
    const carried = carryRepeatedly(parcel);
    unanswered.add(carried);
    return await carried.finally(() => unanswered.delete(carried));
  }

  async function carryRepeatedly(parcel: Parcel): Promise<Delivery> {
    let delivery = await carry(parcel);
    for (let number = 1; number <= mostRetries && !isDone(delivery); number += 1) {
      delivery = await carry({ ...parcel, retry: { number, after: delivery.status } });
    }
    return delivery;
  }

  return {
    /** A slash command, with its fields. */
    command: (what: string, fields: Readonly<Record<string, string>>) =>
      carry({ what, kind: 'slash_commands', body: fields }),
    /** An interaction, with its payload. */
    interaction: (payload: JsonObject) =>
      carry({ what: String(payload['type']), kind: 'interactive', body: payload }),
    /** An event, again up to three times until it is taken. Slack waits minutes in between, this courier does not. */
    event: (what: string, envelope: JsonObject) => carryEvent({ what, kind: 'events_api', body: envelope }),
    /** Settles when no request is with the app any more, those given up included. */
    async idle(): Promise<void> {
      while (unanswered.size > 0) await Promise.all(unanswered);
    },
  };
}

function isDone({ status, isNotToRetry }: Delivery): boolean {
  return isNotToRetry || (typeof status === 'number' && status >= 200 && status < 300);
}

function createDeadline(ms: number) {
  const giveUp = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<Answered>((resolve) => {
    timer = setTimeout(() => {
      giveUp.abort();
      resolve({ ...noAnswer, status: 'timeout' });
    }, ms);
  });
  return { signal: giveUp.signal, passed, cancel: () => clearTimeout(timer) };
}
