// What Slack tells the app about a command, a click, a submission, a closed modal or a reaction.

import { fieldKey, type Placed, stateValues } from '../protocol/field-state.ts';
import { type JsonObject, objectOf } from '../protocol/json.ts';
import type { World } from './create-world.ts';
import { givenBack, messagePayload, viewPayload } from './slack-payloads.ts';
import {
  appId,
  type Channel,
  type Message,
  type MessageRef,
  type OpenView,
  type Person,
  type PrivateWord,
  teamId,
} from './slack-world.ts';
import type { Origin, Triggers } from './triggers.ts';
import { verificationToken } from './verification-token.ts';

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

const teamDomain = 'songpoll';

/** Where the person sits, when at several screens. */
export interface AtScreen {
  readonly screen?: string | undefined;
}

function atScreen(screen: string | undefined): Pick<Origin, 'screen'> {
  return screen === undefined ? {} : { screen };
}

export function commandFields(
  { triggers, origin }: PayloadParts,
  person: Person,
  { channel, command, text, screen }: { channel: Channel; command: string; text: string } & AtScreen,
): Readonly<Record<string, string>> {
  const from: Origin = { person: person.id, channel: channel.id, ...atScreen(screen) };
  return {
    token: verificationToken,
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
  } & AtScreen,
): JsonObject {
  const { place, placed, state, forgery = {}, screen } = click;
  const action = { ...actionOf(parts.world, placed, state), ...forgedAction(forgery) };
  const common = { ...envelope('block_actions', person), actions: [action] };
  if (place.kind === 'view') return { ...common, ...viewContext(parts, place.view) };
  return { ...common, ...messageContext(parts, { person, place, placed, state, forgery, screen }) };
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
  return {
    container: { type: 'view', view_id: view.id },
    trigger_id: triggers.issueTrigger(originOf(view)),
    view: viewPayload(view),
  };
}

function originOf({ person, id, channel, screen }: OpenView): Origin {
  return { person, view: id, screen, ...(channel === undefined ? {} : { channel }) };
}

interface MessageClick extends AtScreen {
  readonly person: Person;
  readonly place: Exclude<Place, { kind: 'view' }>;
  readonly placed: Placed;
  readonly state: JsonObject | undefined;
  readonly forgery: Forgery;
}

function messageContext({ world, triggers, origin }: PayloadParts, click: MessageClick): JsonObject {
  const { person, place, placed, state, forgery, screen } = click;
  const shown = place.kind === 'message' ? place.message : place.word;
  const ref: MessageRef = { channel: forgery.channel ?? shown.channel, ts: forgery.message_ts ?? shown.ts };
  const from: Origin = { person: person.id, channel: ref.channel, message: ref, ...atScreen(screen) };
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
    ...(place.kind === 'message' ? { message: { ...messagePayload(world, place.message), ts: ref.ts } } : {}),
  };
}

/** A shortcut out of the menu of a message; it works where the bot is not, too. */
export function messageShortcutPayload(
  { world, triggers, origin }: PayloadParts,
  person: Person,
  { callbackId, message, screen }: { readonly callbackId: string; readonly message: Message } & AtScreen,
): JsonObject {
  const { channel: id, ts } = message;
  const from: Origin = { person: person.id, channel: id, ...atScreen(screen) };
  const channel = world.channels.get(id);
  return {
    ...envelope('message_action', person),
    callback_id: callbackId,
    trigger_id: triggers.issueTrigger(from),
    response_url: `${origin}/app/${teamId}/${triggers.issueResponseUrl(from)}`,
    action_ts: world.newTs(),
    message_ts: ts,
    channel: { id, name: channel === undefined ? 'unknown' : channelName(channel) },
    message: messagePayload(world, message),
  };
}

/** A shortcut out of the menu of the workspace: it comes from no conversation. */
export function globalShortcutPayload(
  { world, triggers }: PayloadParts,
  person: Person,
  { callbackId, screen }: { readonly callbackId: string } & AtScreen,
): JsonObject {
  return {
    ...envelope('shortcut', person),
    callback_id: callbackId,
    trigger_id: triggers.issueTrigger({ person: person.id, ...atScreen(screen) }),
    action_ts: world.newTs(),
  };
}

export function submissionPayload({ triggers }: PayloadParts, person: Person, view: OpenView): JsonObject {
  return {
    ...envelope('view_submission', person),
    trigger_id: triggers.issueTrigger(originOf(view)),
    view: viewPayload(view),
    response_urls: [],
  };
}

export function closedPayload(person: Person, view: OpenView): JsonObject {
  return { ...envelope('view_closed', person), view: viewPayload(view), is_cleared: false };
}

function envelope(type: string, { id, name }: Person): JsonObject {
  return {
    type,
    user: { id, username: name, name, team_id: teamId },
    api_app_id: appId,
    token: verificationToken,
    team: { id: teamId, domain: teamDomain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function channelName({ kind, name }: Channel): string {
  if (kind === 'dm') return 'directmessage';
  if (kind === 'mpim') return name;
  return kind === 'private' ? 'privategroup' : name;
}
