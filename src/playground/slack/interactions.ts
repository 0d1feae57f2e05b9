// What happens when a person does something that concerns the app: Slack tells the app, and the answer shows.

import type { Placed } from '../protocol/field-state.ts';
import { isJsonObject, type JsonObject, parsedJson, stringOf } from '../protocol/json.ts';
import { readContent } from './api-answers.ts';
import type { Courier } from './delivery.ts';
import type { TellEvent } from './event-teller.ts';
import {
  type AtScreen,
  blockActionsPayload,
  closedPayload,
  commandFields,
  type Forgery,
  globalShortcutPayload,
  messageShortcutPayload,
  type PayloadParts,
  type Place,
  submissionPayload,
} from './interaction-payloads.ts';
import { sayAloud, sayPrivately } from './message-methods.ts';
import { closeView, replaceView } from './open-modals.ts';
import type { Delivery } from './slack-log.ts';
import type { Channel, Message, OpenView, Person } from './slack-world.ts';
import { applySubmissionAnswer, fieldMistakes } from './submission-answers.ts';

export interface InteractionParts extends PayloadParts {
  readonly courier: Courier;
  readonly tell: TellEvent;
}

/** How often Slack delivers the very same thing, at the same moment: once unless told. */
export interface Repeated {
  readonly times?: number | undefined;
}

export interface ElementClick extends Repeated, AtScreen {
  readonly place: Place;
  readonly placed: Placed;
  readonly state?: JsonObject;
  readonly forgery?: Forgery;
}

export interface Shortcut extends Repeated, AtScreen {
  readonly callbackId: string;
  /** The message in whose menu it was chosen; none for one of the workspace. */
  readonly message?: Message;
}

export type Interactions = ReturnType<typeof createInteractions>;

export function createInteractions(parts: InteractionParts) {
  const { world, courier, tell } = parts;

  /** Notes every delivery that came to nothing; answers the body of the first one, undefined when that did. */
  async function takenBy(
    person: Person,
    what: string,
    deliveries: Promise<Delivery>[],
  ): Promise<string | undefined> {
    const [first] = (await Promise.all(deliveries)).map((delivery) => {
      if (delivery.status === 200) return delivery.answer;
      world.log.noteFailure({ person: person.id, what, reason: reasonOf(delivery) });
      return undefined;
    });
    return first;
  }

  function showCommandAnswer(person: Person, channel: Channel, body: string): void {
    const answer = parsedJson(body);
    const said = isJsonObject(answer) ? answer : { text: body };
    const content = readContent(world, said, { method: 'command answer' });
    if (content.kind === 'refused') {
      const { error, messages = [] } = content;
      world.log.noteProblem({ method: 'command answer', error, messages });
      world.log.noteFailure({ person: person.id, what: 'command', reason: error });
    } else if (said['response_type'] === 'in_channel') sayAloud(world, channel.id, { ...said, ...content });
    else sayPrivately(world, { ...content, channel: channel.id, person: person.id, via: 'command answer' });
  }

  return {
    async command(
      person: Person,
      typed: string,
      { channel, times, screen }: Repeated & AtScreen & { readonly channel: Channel },
    ): Promise<void> {
      const [command = '', ...words] = typed.split(' ');
      const text = words.join(' ').trim();
      const fields = commandFields(parts, person, { channel, command, text, screen });
      const body = await takenBy(
        person,
        command,
        repeat(times, () => courier.command(command, fields)),
      );
      if (body !== undefined && body !== '') showCommandAnswer(person, channel, body);
    },

    /** @returns whether the app took it */
    async click(person: Person, { times, ...click }: ElementClick): Promise<boolean> {
      const payload = blockActionsPayload(parts, person, click);
      const what = `${stringOf(click.placed.element['type'])} ${stringOf(click.placed.element['action_id'])}`;
      const deliveries = repeat(times, () => courier.interaction(payload));
      return (await takenBy(person, what, deliveries)) !== undefined;
    },

    /** Chooses a shortcut of the app: in the menu of a message, or in that of the workspace. */
    async shortcut(person: Person, { callbackId, message, times, screen }: Shortcut): Promise<void> {
      const payload =
        message === undefined
          ? globalShortcutPayload(parts, person, { callbackId, screen })
          : messageShortcutPayload(parts, person, { callbackId, message, screen });
      await takenBy(
        person,
        `shortcut ${callbackId}`,
        repeat(times, () => courier.interaction(payload)),
      );
    },

    /** Sends a layer of the modal, unless Slack itself has something to complain about. */
    async submit(person: Person, view: OpenView, { times }: Repeated): Promise<void> {
      const errors = fieldMistakes(view);
      replaceView(world, { ...view, errors });
      if (errors.size > 0) return;
      const payload = submissionPayload(parts, person, view);
      const body = await takenBy(
        person,
        'submission',
        repeat(times, () => courier.interaction(payload)),
      );
      const trouble = body === undefined ? undefined : applySubmissionAnswer(world, view, body);
      if (trouble !== undefined)
        world.log.noteFailure({ person: person.id, what: 'submission', reason: trouble });
    },

    /** Closes a layer of the modal; the app learns of it where it asked to. */
    async close(person: Person, view: OpenView): Promise<void> {
      const payload = closedPayload(person, view);
      closeView(world, view);
      if (view.definition['notify_on_close'] !== true) return;
      await takenBy(person, 'view_closed', [courier.interaction(payload)]);
    },

    /** Adds a reaction; the app learns of it where the bot is a member. */
    async react(
      person: Person,
      name: string,
      { message, times }: Repeated & { readonly message: Message },
    ): Promise<void> {
      const by = message.reactions.get(name) ?? [];
      if (by.includes(person.id)) return;
      world.putMessage({ ...message, reactions: new Map(message.reactions).set(name, [...by, person.id]) });
      const facts = () => ({
        user: person.id,
        reaction: name,
        item: { type: 'message', channel: message.channel, ts: message.ts },
        item_user: message.author,
      });
      const channel = world.channels.get(message.channel);
      await tell({ type: 'reaction_added', facts, scope: 'reactions:read', channel }, times);
    },
  };
}

function repeat<Result>(times = 1, act: () => Result): Result[] {
  return Array.from({ length: times }, act);
}

/** As Slack words it, or the status that came instead of 200. */
function reasonOf({ status }: Delivery): string {
  if (status === 'timeout') return 'operation_timeout';
  if (status === 'no-connection') return 'dispatch_failed';
  return status === 'crash' ? 'http 502' : `http ${status}`;
}
