// Carries out what the page asks for in somebody's name. Everything it sends is checked here.

import * as v from 'valibot';
import { type Crowd, mostColleagues, voteButtonsOn } from '../person/crowd.ts';
import { createHands, NotOnScreen } from '../person/input.ts';
import type { LocalSlack } from '../person/local-slack.ts';
import type { JsonObject } from '../protocol/json.ts';
import type { Act, ActAnswer, ShownCommand } from '../protocol/page-protocol.ts';
import { type Channel, type MessageRef, messageKey, type Person } from '../slack/slack-world.ts';
import { screenOf } from './page-screens.ts';
import { createSlackCommands, isSlackCommand } from './slack-commands.ts';
import type { LetTimePass } from './time-passing.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
const jsonObject = v.custom<JsonObject>((value) => v.is(v.record(v.string(), v.unknown()), value));
const values = v.record(v.string(), v.record(v.string(), jsonObject));
const messageRef = { channel: id, ts: id };
const place = v.union([v.strictObject({ view: id }), v.strictObject(messageRef)]);
const touch = { place, blockId: id, actionId: id, values: v.exactOptional(values) };
/** https://api.slack.com/changelog/2018-04-truncating-really-long-messages: longer ones are cut by Slack. */
const mostText = 40_000;

const actSchema = v.variant('kind', [
  v.object({
    kind: v.literal('send'),
    channel: id,
    text: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(mostText)),
    thread: v.exactOptional(id),
  }),
  v.object({ kind: v.literal('press'), ...touch }),
  v.object({ kind: v.literal('set'), ...touch, state: jsonObject }),
  v.object({ kind: v.literal('submit'), view: id, values }),
  v.object({ kind: v.literal('close'), view: id, values }),
  v.object({
    kind: v.literal('react'),
    ...messageRef,
    name: v.pipe(v.string(), v.regex(/^[a-z0-9_+'-]{1,100}$/)),
  }),
  v.object({
    kind: v.literal('shortcut'),
    callbackId: id,
    message: v.exactOptional(v.strictObject(messageRef)),
  }),
  v.object({ kind: v.literal('delete'), ...messageRef }),
  v.object({ kind: v.literal('unarchive'), channel: id }),
  v.object({ kind: v.literal('pass-time'), target: v.picklist(['closing', 'occurrence', 'hour', 'day']) }),
  v.object({
    kind: v.literal('crowd'),
    ...messageRef,
    people: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostColleagues)),
    seconds: v.pipe(v.number(), v.minValue(1), v.maxValue(600)),
  }),
  v.object({ kind: v.literal('stop-crowd') }),
]);
const requestSchema = v.object({ as: id, screen: v.exactOptional(id), act: actSchema });

export interface ActParts {
  readonly slack: LocalSlack;
  /** The app's. */
  readonly commands: readonly ShownCommand[];
  readonly crowd: Crowd;
  readonly letTimePass: LetTimePass;
}

/** Whoever does something, and where they sit. */
interface Actor {
  readonly person: Person;
  readonly screen: string;
}

/** Takes the body of a `POST /acts`; the answer comes when the app has answered. */
export function createActs(parts: ActParts): (body: unknown) => Promise<ActAnswer> {
  const { slack, commands, crowd } = parts;
  const { world, interactions } = slack;
  const hands = createHands(world, interactions);
  const doSlackCommand = createSlackCommands({ world, workspace: slack });

  async function send(actor: Actor, act: Extract<Act, { kind: 'send' }>): Promise<ActAnswer> {
    const { text, thread } = act;
    const channel = world.channels.get(act.channel);
    if (channel === undefined) return refused('There is no such channel.');
    if (text.startsWith('/')) return await command(actor, { text, channel, thread });
    slack.say(actor.person, { in: channel, text, ...(thread !== undefined && { thread: { ts: thread } }) });
    return done;
  }

  async function command({ person, screen }: Actor, { text, channel, thread }: Typed): Promise<ActAnswer> {
    const [name = '', ...words] = text.split(/\s+/u);
    const isOfApp = commands.some((known) => known.command === name);
    if (!isOfApp && !isSlackCommand(name)) return refused(`${name} is not a valid command.`);
    if (thread !== undefined) return refused(`${name} is not supported in threads. Sorry!`);
    if (isOfApp) {
      await interactions.command(person, text, { channel, screen });
      return done;
    }
    const trouble = doSlackCommand(name, { person, channel, words: words.join(' ') });
    return trouble === undefined ? done : refused(trouble);
  }

  /** The votes are under way when it is answered. */
  function letCrowdVote(act: Extract<Act, { kind: 'crowd' }>): ActAnswer {
    if (voteButtonsOn(world.messages.get(messageKey(act))) === 0) return refused('There is no open poll.');
    void crowd.send(act, act);
    return done;
  }

  async function useShortcut(
    { person, screen }: Actor,
    { callbackId, message: ref }: Extract<Act, { kind: 'shortcut' }>,
  ): Promise<ActAnswer> {
    const type = ref === undefined ? 'global' : 'message';
    const isOffered = slack.shortcuts.some(
      (shortcut) => shortcut.callback_id === callbackId && shortcut.type === type,
    );
    if (!isOffered) return refused('There is no such shortcut.');
    const message = ref && { message: hands.messageSeenBy(person, ref) };
    await interactions.shortcut(person, { callbackId, screen, ...message });
    return done;
  }

  /** As in Slack: one's own, and as an admin anybody's. */
  function deleteMessage(person: Person, ref: MessageRef): ActAnswer {
    const { author } = hands.messageSeenBy(person, ref);
    if (author !== person.id && person.role === 'member') return refused('You cannot delete this message.');
    slack.deleteMessage(ref);
    return done;
  }

  async function carryOut(actor: Actor, act: Act): Promise<ActAnswer> {
    const { person } = actor;
    switch (act.kind) {
      case 'send':
        return send(actor, act);
      case 'shortcut':
        return useShortcut(actor, act);
      case 'delete':
        return deleteMessage(person, act);
      case 'unarchive':
        slack.unarchive({ id: act.channel });
        return done;
      case 'pass-time':
        return parts.letTimePass(act.target);
      case 'crowd':
        return letCrowdVote(act);
      case 'stop-crowd':
        crowd.stop();
        return done;
      case 'press':
        await hands.press(actor, act);
        return done;
      case 'set':
        await hands.set(actor, act);
        return done;
      case 'submit':
        await hands.submit(person, act.view, act.values);
        return done;
      case 'close':
        await hands.close(person, act.view, act.values);
        return done;
      case 'react':
        await hands.react(person, act, act.name);
        return done;
    }
  }

  return async (body) => {
    const read = v.safeParse(requestSchema, body);
    if (!read.success) return refused(`This is no act: ${v.summarize(read.issues)}`);
    const { as, screen, act } = read.output;
    const person = world.people.get(as);
    if (person === undefined) return refused('There is no such person.');
    if (person.hasLeft) return refused(`${person.displayName}’s account is deactivated.`);
    try {
      return await carryOut({ person, screen: screenOf(as, screen) }, act);
    } catch (error) {
      if (error instanceof NotOnScreen) return refused(error.message);
      throw error;
    }
  };
}

interface Typed {
  readonly text: string;
  readonly channel: Channel;
  readonly thread: string | undefined;
}

const done: ActAnswer = { ok: true };

function refused(error: string): ActAnswer {
  return { ok: false, error };
}
