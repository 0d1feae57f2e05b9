// What Slack tells the app about a command, a click, a submission, a closed modal or a reaction.

import { fieldKey, type Placed, stateValues } from '../protocol/field-state.ts';
import { type JsonObject, objectOf } from '../protocol/json.ts';
import { givenBack, messagePayload, viewPayload } from './slack-payloads.ts';
import {
  appId,
  botUserId,
  type Channel,
  type Message,
  type MessageRef,
  type OpenView,
  type Person,
  type PrivateWord,
  teamId,
  type World,
} from './slack-world.ts';
import type { Origin, Triggers } from './triggers.ts';

export interface PayloadParts {
  readonly world: World;
  readonly triggers: Triggers;
  /** `http://…` of the local Slack; response URLs begin with it. */
  readonly origin: string;
}

/** Where a click happened, as it was displayed at that moment. */
export type Place =
  | { readonly kind: 'view'; readonly view: OpenView }
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'private-word'; readonly word: PrivateWord };

/** What a forger writes over in a click. */
export interface Forgery {
  readonly value?: string;
  readonly action_id?: string;
  readonly block_id?: string;
  readonly channel?: string;
  readonly message_ts?: string;
}

const token = 'verification-token-of-old-days';
const teamDomain = 'songpoll';

export function commandFields(
  { triggers, origin }: PayloadParts,
  person: Person,
  { channel, command, text }: { channel: Channel; command: string; text: string },
): Readonly<Record<string, string>> {
  const from: Origin = { person: person.id, channel: channel.id };
  return {
    token,
    team_id: teamId,
    team_domain: teamDomain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: `${origin}/commands/${teamId}/${triggers.issueResponseUrl(from)}`,
    trigger_id: triggers.issueTrigger(from),
  };
}

/** A click or a choice; `state` is what the element holds now, for those that hold something. */
export function blockActionsPayload(
  parts: PayloadParts,
  person: Person,
  click: {
    readonly place: Place;
    readonly placed: Placed;
    readonly state?: JsonObject;
    readonly forgery?: Forgery;
  },
): JsonObject {
  const { place, placed, state, forgery = {} } = click;
  const action = { ...actionOf(parts.world, placed, state), ...forgedAction(forgery) };
  const common = { ...envelope('block_actions', person), actions: [action] };
  if (place.kind === 'view') return { ...common, ...viewContext(parts, place.view) };
  return { ...common, ...messageContext(parts, { person, place, placed, state, forgery }) };
}

function actionOf(world: World, { block, element }: Placed, state: JsonObject | undefined): JsonObject {
  const isButton = element['type'] === 'button';
  const label = isButton ? { text: givenBack(element['text'] ?? null) } : {};
  const value = isButton && element['value'] !== undefined ? { value: element['value'] } : {};
  return {
    type: element['type'],
    block_id: block['block_id'],
    action_id: element['action_id'],
    ...label,
    ...value,
    ...objectOf(givenBack(state ?? {})),
    action_ts: world.newTs(),
  };
}

function forgedAction({ value, action_id, block_id }: Forgery): JsonObject {
  const forged = Object.entries({ value, action_id, block_id }).filter(([, part]) => part !== undefined);
  return Object.fromEntries(forged);
}

function viewContext({ triggers }: PayloadParts, view: OpenView): JsonObject {
  const channel = view.channel === undefined ? {} : { channel: view.channel };
  return {
    container: { type: 'view', view_id: view.id },
    trigger_id: triggers.issueTrigger({ person: view.person, view: view.id, ...channel }),
    view: viewPayload(view),
  };
}

interface MessageClick {
  readonly person: Person;
  readonly place: Exclude<Place, { kind: 'view' }>;
  readonly placed: Placed;
  readonly state: JsonObject | undefined;
  readonly forgery: Forgery;
}

function messageContext({ world, triggers, origin }: PayloadParts, click: MessageClick): JsonObject {
  const { person, place, placed, state, forgery } = click;
  const shown = place.kind === 'message' ? place.message : place.word;
  const ref: MessageRef = { channel: forgery.channel ?? shown.channel, ts: forgery.message_ts ?? shown.ts };
  const from: Origin = { person: person.id, channel: ref.channel, message: ref };
  const channel = world.channels.get(ref.channel);
  const values = new Map(state === undefined ? [] : [[fieldKey(placed), state] as const]);
  const isPrivate = place.kind === 'private-word';
  return {
    container: { type: 'message', message_ts: ref.ts, channel_id: ref.channel, is_ephemeral: isPrivate },
    trigger_id: triggers.issueTrigger(from),
    response_url: `${origin}/actions/${teamId}/${triggers.issueResponseUrl(from)}`,
    channel: { id: ref.channel, name: channel === undefined ? 'unknown' : channelName(channel) },
    state: { values: givenBack(stateValues(shown.blocks, values)) },
    // A private word's content is not given back.
    ...(place.kind === 'message' ? { message: { ...messagePayload(place.message), ts: ref.ts } } : {}),
  };
}

export function submissionPayload({ triggers }: PayloadParts, person: Person, view: OpenView): JsonObject {
  const channel = view.channel === undefined ? {} : { channel: view.channel };
  return {
    ...envelope('view_submission', person),
    trigger_id: triggers.issueTrigger({ person: person.id, view: view.id, ...channel }),
    view: viewPayload(view),
    response_urls: [],
  };
}

export function closedPayload(person: Person, view: OpenView): JsonObject {
  return { ...envelope('view_closed', person), view: viewPayload(view), is_cleared: false };
}

export function reactionEnvelope(
  world: World,
  person: Person,
  { name, message }: { name: string; message: Message },
): JsonObject {
  return {
    token,
    team_id: teamId,
    api_app_id: appId,
    type: 'event_callback',
    event_id: world.newId('Ev'),
    event_time: Math.floor(world.now() / 1_000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event: {
      type: 'reaction_added',
      user: person.id,
      reaction: name,
      item: { type: 'message', channel: message.channel, ts: message.ts },
      item_user: message.author,
      event_ts: world.newTs(),
    },
  };
}

function envelope(type: string, { id, name }: Person): JsonObject {
  return {
    type,
    user: { id, username: name, name, team_id: teamId },
    api_app_id: appId,
    token,
    team: { id: teamId, domain: teamDomain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function channelName({ kind, name }: Channel): string {
  if (kind === 'dm') return 'directmessage';
  return kind === 'private' ? 'privategroup' : name;
}
