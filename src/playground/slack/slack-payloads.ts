// How Slack words its own things in answers and deliveries: a message, a view, a channel, a person.

import { emptyState, fieldKey, fieldsOf, stateValues } from '../protocol/field-state.ts';
import { type Json, type JsonObject, mapObjects, objectOf, objectsOf, stringOf } from '../protocol/json.ts';
import { escaped } from '../protocol/mrkdwn.ts';
import { repliesTo, type World } from './create-world.ts';
import { blocksOf } from './open-modals.ts';
import {
  appId,
  botId,
  botUserId,
  type Channel,
  type Message,
  type OpenView,
  type Person,
  teamId,
} from './slack-world.ts';
import { linkedText, richTextOfTyped } from './typed-text.ts';

/** Slack gives every text back with its entities escaped, labels that were sent plain too (bolt-python issue 513). */
export function givenBack(value: Json): Json {
  return mapObjects(value, (object) =>
    object['type'] === 'plain_text' ? { ...object, text: escaped(stringOf(object['text'])) } : object,
  );
}

export function messagePayload(world: World, message: Message): JsonObject {
  const isOwn = message.author === botUserId;
  return {
    type: 'message',
    user: message.author,
    ts: message.ts,
    team: teamId,
    ...(isOwn ? shownByApp(message) : shownByPerson(message)),
    ...threadFacts(world, message),
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
  };
}

function shownByApp({ text, blocks }: Message): JsonObject {
  return { text, blocks: givenBack(blocks), bot_id: botId, app_id: appId };
}

function shownByPerson({ text, blocks }: Message): JsonObject {
  return {
    text: linkedText(text),
    blocks: blocks.length > 0 ? givenBack(blocks) : [richTextOfTyped(text)],
    client_msg_id: '00000000-0000-4000-8000-000000000000',
  };
}

/** A reply names its parent; a parent counts its replies. */
function threadFacts(world: World, message: Message): JsonObject {
  if (message.thread !== undefined && message.thread !== message.ts) return { thread_ts: message.thread };
  const replies = repliesTo(world, message);
  if (replies.length === 0) return {};
  const users = [...new Set(replies.map(({ author }) => author))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: replies.at(-1)?.ts,
  };
}

export function viewPayload(view: OpenView): JsonObject {
  const { definition } = view;
  const blocks = blocksOf(view);
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
    ...objectOf(givenBack(definition)),
    id: view.id,
    team_id: teamId,
    type: 'modal',
    state: { values: givenBack(stateValues(blocks, sentValues(view))) },
    hash: view.hash,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: appId,
    app_installed_team_id: teamId,
    bot_id: botId,
  };
}

/** What the fields hold, but for what Slack does not send: see `Quirks`. */
function sentValues({ values, unsent, definition }: OpenView): ReadonlyMap<string, JsonObject> {
  if (unsent.size === 0) return values;
  const empty = fieldsOf(objectsOf(definition['blocks']))
    .filter((field) => unsent.has(fieldKey(field)))
    .map((field) => [fieldKey(field), emptyState(field.element)] as const);
  return new Map([...values, ...empty]);
}

export function channelPayload(channel: Channel): JsonObject {
  const { kind } = channel;
  const isDm = kind === 'dm';
  const partner = [...channel.members].find((member) => member !== botUserId);
  return {
    id: channel.id,
    ...(isDm ? { user: partner } : { name: channel.name, is_member: channel.members.has(botUserId) }),
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: isDm,
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    is_archived: channel.isArchived,
  };
}

/**
 * Of a deactivated account Slack tells little: neither time zone nor role.
 * @param now for the offset of the person's zone, in milliseconds since 1970
 */
export function personPayload(person: Person, now: number): JsonObject {
  const { displayName, hasLeft, role } = person;
  const known = {
    id: person.id,
    team_id: teamId,
    name: person.name,
    real_name: displayName,
    deleted: hasLeft,
    is_bot: false,
    profile: { display_name: displayName, real_name: displayName },
  };
  if (hasLeft) return known;
  return {
    ...known,
    tz: person.tz,
    tz_label: zoneLabel(person.tz, now),
    tz_offset: zoneOffset(person.tz, now),
    is_admin: role !== 'member',
    is_owner: role === 'owner',
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
  };
}

/** "Central European Standard Time". */
function zoneLabel(timeZone: string, now: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'long' }).formatToParts(now);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** In seconds: 3,600 one hour east of Greenwich. */
function zoneOffset(timeZone: string, now: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /^GMT([+-])(\d+):(\d+)$/u.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60);
}
