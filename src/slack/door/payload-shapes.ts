// The shapes of what Slack sends, as far as this app and Bolt look into it. A signed request can still be malformed (a
// proxy, a replayed half, a fuzzer with the secret), and Bolt reads many fields unchecked: what it would stumble over
// is turned away before. A new kind of request (a shortcut, a menu's options) gets its shape here first.

import * as v from 'valibot';
import { conversationIdPattern, messageTsPattern } from '../kit/ids.ts';

const text = v.string();
const id = v.pipe(text, v.nonEmpty(), v.maxLength(255));
const object = v.looseObject({});
/** Slack ids of people: `U…`, in old or shared workspaces `W…`. They name attributes in the table. */
const personId = v.pipe(text, v.regex(/^[UW][A-Za-z0-9_-]{0,63}$/u));
/** Workspaces and organisations. Bolt keeps clients under these in a plain object: `constructor` would be found there. */
const teamId = v.nullish(v.pipe(text, v.regex(/^(?:[A-Z][A-Za-z0-9_-]{0,63})?$/u)));
const team = v.nullish(v.looseObject({ id: teamId, enterprise_id: teamId }));
const conversationId = v.pipe(text, v.regex(conversationIdPattern));
/** Goes into keys of the table. */
const messageTs = v.pipe(text, v.regex(messageTsPattern));
const webAddress = v.pipe(text, v.url(), v.startsWith('http'));

/** What Bolt reads in every kind of request. */
const envelope = {
  team_id: teamId,
  enterprise_id: teamId,
  team,
  enterprise: team,
  response_urls: v.optional(v.array(object)),
};
const person = v.looseObject({ id: personId, team_id: teamId });

const command = v.looseObject({
  ...envelope,
  command: id,
  user_id: personId,
  channel_id: conversationId,
  channel_name: v.optional(text),
  trigger_id: id,
  text: v.optional(text),
  response_url: v.optional(webAddress),
});

const view = v.looseObject({
  id,
  callback_id: text,
  private_metadata: text,
  state: v.nullish(v.looseObject({ values: v.record(text, object) })),
  app_installed_team_id: teamId,
});

const action = v.looseObject({
  type: text,
  action_id: text,
  block_id: text,
  action_ts: v.optional(text),
  value: v.nullish(text),
});

const blockActions = v.looseObject({
  ...envelope,
  type: v.literal('block_actions'),
  user: person,
  actions: v.pipe(v.array(action), v.minLength(1)),
  trigger_id: v.optional(text),
  response_url: v.optional(webAddress),
  channel: v.optional(v.looseObject({ id: conversationId })),
  message: v.optional(v.looseObject({ ts: messageTs })),
  view: v.optional(view),
});

const viewClosedOrSubmitted = v.looseObject({
  ...envelope,
  type: v.picklist(['view_submission', 'view_closed']),
  user: v.looseObject({ ...person.entries, name: v.optional(text) }),
  view,
});

const chosenShortcut = { ...envelope, user: person, callback_id: id, trigger_id: id };

const globalShortcut = v.looseObject({ ...chosenShortcut, type: v.literal('shortcut') });

/** What is in the message is read by whoever wants it (features/compose/links-in-message.ts). */
const messageShortcut = v.looseObject({
  ...chosenShortcut,
  type: v.literal('message_action'),
  channel: v.looseObject({ id: conversationId, name: v.optional(text) }),
  message: object,
  message_ts: v.optional(messageTs),
  response_url: v.optional(webAddress),
});

const textOrObject = v.optional(v.union([text, object]));
const event = v.looseObject({
  type: text,
  user: textOrObject,
  channel: textOrObject,
  item: v.optional(object),
  subteam: v.optional(object),
});

const reaction = v.looseObject({
  type: v.literal('reaction_added'),
  user: personId,
  reaction: text,
  item: v.union([
    v.looseObject({ type: v.literal('message'), channel: conversationId, ts: messageTs }),
    v.looseObject({ type: v.pipe(text, v.notValue('message')) }),
  ]),
});

const otherEvent = v.looseObject({ ...event.entries, type: v.pipe(text, v.notValue('reaction_added')) });

const eventCallback = v.looseObject({
  ...envelope,
  type: v.literal('event_callback'),
  authorizations: v.nullish(v.array(v.looseObject({ team_id: teamId, enterprise_id: teamId }))),
  event: v.union([reaction, otherEvent]),
});

const urlVerification = v.looseObject({ challenge: text });
const sslCheck = v.looseObject({ ssl_check: text });

export type Judgement =
  /** Something that Bolt and the app can take. */
  | 'well-shaped'
  /** Of a kind that this app takes, but not what Slack would send. */
  | 'malformed'
  /** Of no kind that this app takes. */
  | 'unknown-kind';

/** Judges a parsed body. */
export function judgeShape(body: Readonly<Record<string, unknown>>): Judgement {
  const schema = schemaFor(body);
  if (schema === undefined) return 'unknown-kind';
  return v.is(schema, body) ? 'well-shaped' : 'malformed';
}

/** Tells the kinds apart by what Bolt tells them apart by, in its order; else a body could be checked as another kind. */
function schemaFor(body: Readonly<Record<string, unknown>>): v.GenericSchema | undefined {
  const type = body['type'];
  if (body['ssl_check'] !== undefined) return sslCheck;
  if (type === 'url_verification') return urlVerification;
  if (body['event'] !== undefined || type === 'event_callback') return eventCallback;
  if (body['command'] !== undefined) return command;
  if (body['actions'] !== undefined || type === 'block_actions') return blockActions;
  if (type === 'shortcut') return globalShortcut;
  if (type === 'message_action') return messageShortcut;
  return type === 'view_submission' || type === 'view_closed' ? viewClosedOrSubmitted : undefined;
}
