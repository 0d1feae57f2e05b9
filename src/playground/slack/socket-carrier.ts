// The way to the app over its own socket: an envelope, whose acknowledgement is the answer.

import { isJsonObject, type JsonObject } from '../protocol/json.ts';
import { type Answered, type Carrier, noAnswer, type Parcel } from './delivery.ts';
import type { Envelope, SocketMode } from './socket-mode.ts';

export function createSocketCarrier({ send }: Pick<SocketMode, 'send'>): Carrier {
  return async (parcel, givenUp): Promise<Answered> => {
    const ack = await send(enveloped(parcel), givenUp);
    if (ack === 'no connection') return { ...noAnswer, status: 'no-connection' };
    if (ack === 'given up') return { ...noAnswer, status: 'timeout' };
    return { ...noAnswer, status: 200, answer: parcel.kind === 'events_api' ? '' : answerIn(ack) };
  };
}

function enveloped({ kind, body, retry }: Parcel): Envelope {
  if (kind !== 'events_api') return { type: kind, payload: body, accepts_response_payload: true };
  const repeated = { retry_attempt: retry?.number ?? 0, retry_reason: retry === undefined ? '' : 'timeout' };
  return { type: kind, payload: body, accepts_response_payload: false, ...repeated };
}

/** What would be the body of an answer over HTTP. */
function answerIn({ payload }: JsonObject): string {
  const isEmpty = !isJsonObject(payload) || Object.keys(payload).length === 0;
  return isEmpty ? '' : JSON.stringify(payload);
}
