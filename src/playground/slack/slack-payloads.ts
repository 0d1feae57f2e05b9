// How Slack words its own things in answers and deliveries: a message, a view, a channel, a person.

import { stateValues } from '../protocol/field-state.ts';
import { type Json, type JsonObject, mapObjects, objectOf, stringOf } from '../protocol/json.ts';
import { escaped } from '../protocol/mrkdwn.ts';
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

/** Slack gives every text back with its entities escaped, labels that were sent plain too (bolt-python issue 513). */
export function givenBack(value: Json): Json {
  return mapObjects(value, (object) =>
    object['type'] === 'plain_text' ? { ...object, text: escaped(stringOf(object['text'])) } : object,
  );
}

export function messagePayload(message: Message): JsonObject {
  const isOwn = message.author === botUserId;
  return {
    type: 'message',
    user: message.author,
    ts: message.ts,
    team: teamId,
    text: message.text,
    blocks: givenBack(message.blocks),
    ...(isOwn ? { bot_id: botId, app_id: appId } : {}),
    ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
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
    state: { values: givenBack(stateValues(blocks, view.values)) },
    hash: view.hash,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: appId,
    app_installed_team_id: teamId,
    bot_id: botId,
  };
}

export function channelPayload(channel: Channel): JsonObject {
  const isDm = channel.kind === 'dm';
  const partner = [...channel.members].find((member) => member !== botUserId);
  return {
    id: channel.id,
    ...(isDm ? { user: partner } : { name: channel.name, is_member: channel.members.has(botUserId) }),
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: isDm,
    is_private: channel.kind !== 'public',
    is_archived: channel.isArchived,
  };
}

/** @param now for the offset of the person's zone, in milliseconds since 1970 */
export function personPayload(person: Person, now: number): JsonObject {
  return {
    id: person.id,
    team_id: teamId,
    name: person.name,
    real_name: person.displayName,
    deleted: person.hasLeft,
    tz: person.tz,
    tz_label: zoneLabel(person.tz, now),
    tz_offset: zoneOffset(person.tz, now),
    is_bot: false,
    profile: { display_name: person.displayName, real_name: person.displayName },
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
