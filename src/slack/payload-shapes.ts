// The shapes of what Slack sends, as far as this app uses them. A signed request can still be malformed (a proxy, a
// replayed half, a fuzzer with the secret): whatever does not fit is turned away before Bolt stumbles over it.

import * as v from 'valibot';

const text = v.string();
const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(255));
/** Slack ids of people: `U…`, in old or shared workspaces `W…`. They name attributes in the table. */
const personId = v.pipe(v.string(), v.regex(/^[UW][A-Za-z0-9_-]{0,63}$/u));
const object = v.looseObject({});

const command = v.looseObject({
  command: id,
  user_id: personId,
  channel_id: id,
  trigger_id: id,
  text: v.optional(text),
  response_url: v.optional(text),
});

const view = v.looseObject({
  id,
  private_metadata: text,
  state: v.optional(v.looseObject({ values: v.record(text, object) })),
});

const blockActions = v.looseObject({
  type: v.literal('block_actions'),
  user: v.looseObject({ id: personId }),
  actions: v.pipe(
    v.array(v.looseObject({ type: text, action_id: text, block_id: text, action_ts: v.optional(text) })),
    v.minLength(1),
  ),
  trigger_id: v.optional(text),
  response_url: v.optional(text),
  channel: v.optional(v.looseObject({ id })),
  message: v.optional(v.looseObject({ ts: text })),
  view: v.optional(view),
});

const viewClosedOrSubmitted = v.looseObject({
  type: v.picklist(['view_submission', 'view_closed']),
  user: v.looseObject({ id: personId }),
  view: v.looseObject({ ...view.entries, callback_id: text }),
});

const reaction = v.looseObject({
  type: v.literal('reaction_added'),
  user: id,
  reaction: text,
  item: v.looseObject({ type: text, channel: v.optional(id), ts: v.optional(text) }),
});
const eventCallback = v.looseObject({
  type: v.literal('event_callback'),
  event: v.looseObject({ type: text }),
});

/**
 * Whether a parsed body is something that can be handled, or safely left alone: kinds of request this app does not
 * use are not looked into.
 */
export function isWellShaped(body: Readonly<Record<string, unknown>>): boolean {
  const schema = schemaFor(body);
  return schema === undefined || v.is(schema, body);
}

function schemaFor(body: Readonly<Record<string, unknown>>): v.GenericSchema | undefined {
  if (body['command'] !== undefined) return command;
  switch (body['type']) {
    case 'block_actions':
      return blockActions;
    case 'view_submission':
    case 'view_closed':
      return viewClosedOrSubmitted;
    case 'event_callback':
      return isReaction(body) ? v.looseObject({ event: reaction }) : eventCallback;
    default:
      return undefined;
  }
}

function isReaction(body: Readonly<Record<string, unknown>>): boolean {
  return v.is(v.looseObject({ event: v.looseObject({ type: v.literal('reaction_added') }) }), body);
}
