// Slack at the end of the wire: the strict local one, reached without sockets.

import { answerRequest, type SlackServer } from '../../../src/playground/slack/slack-server.ts';
import type { WebApi } from '../../../src/playground/slack/slack-web-api.ts';
import type { Incoming, Outgoing } from './enclosure.ts';
import { markIn, slackPurposeOf } from './purposes.ts';
import type { FarEnd } from './wire.ts';

const origin = 'http://slack.chaos';
const json = { 'content-type': 'application/json; charset=utf-8' };

export function createSlackEnd(): FarEnd & { serve(api: WebApi): Promise<SlackServer> } {
  let served: WebApi | undefined;

  async function perform({ url, headers, body }: Outgoing): Promise<Incoming> {
    if (served === undefined) throw new Error('There is no Slack yet.');
    const { authorization, 'content-type': contentType } = headers;
    const answer = await answerRequest(served, { url, authorization, contentType, body });
    if (answer.kind === 'reset') throw new Error('Only fate resets connections here.');
    const wait = answer.retryAfter === undefined ? {} : { 'retry-after': String(answer.retryAfter) };
    return { status: answer.status, headers: { ...json, ...wait }, body: JSON.stringify(answer.body) };
  }

  return {
    describe({ url, body }) {
      const name = /\/api\/(.*)/.exec(url)?.[1] ?? 'response_url';
      return { name, purpose: slackPurposeOf(name, body), poll: markIn(body).poll || undefined };
    },
    perform,
    busy: (retryAfter) => ({
      status: 429,
      headers: { ...json, 'retry-after': String(retryAfter) },
      body: JSON.stringify({ ok: false, error: 'ratelimited' }),
    }),
    failure: { status: 500, headers: { 'content-type': 'text/plain' }, body: 'upstream failure' },
    async serve(api) {
      served = api;
      return { origin, close: async () => {} };
    },
  };
}
