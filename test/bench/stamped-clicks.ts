// One real click, again by other people: the local Slack puts a click together as carefully as people read a screen,
// which for ten thousand of them would take longer than what is measured.

import * as v from 'valibot';
import { functionUrlEvent } from '../../src/playground/slack/function-url-event.ts';
import type { HttpEvent } from '../../src/slack/door/request-door.ts';

const payload = v.looseObject({
  user: v.looseObject({ id: v.string() }),
  actions: v.tuple([v.looseObject({ action_ts: v.string() })]),
  trigger_id: v.string(),
});

let stamped = 0;

/** Signed anew, and each another click to the app. The address to answer to stays the first person's. */
export function stampedClicks(
  { body = '' }: HttpEvent,
  people: readonly { readonly id: string }[],
  { signingSecret, now }: { readonly signingSecret: string; now(): number },
): readonly HttpEvent[] {
  const form = new URLSearchParams(Buffer.from(body, 'base64').toString());
  const click = v.parse(payload, JSON.parse(form.get('payload') ?? ''));
  const [action] = click.actions;
  return people.map(({ id }) => {
    stamped += 1;
    const mine = {
      ...click,
      user: { ...click.user, id },
      actions: [{ ...action, action_ts: `${action.action_ts}${stamped}` }],
      trigger_id: `${click.trigger_id}.${stamped}`,
    };
    const text = new URLSearchParams({ payload: JSON.stringify(mine) }).toString();
    return functionUrlEvent({ signingSecret, body: text, timestamp: Math.floor(now() / 1_000) });
  });
}
