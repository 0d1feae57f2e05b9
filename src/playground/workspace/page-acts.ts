// Carries out what the page asks for in somebody's name. Everything it sends is checked here.

import * as v from 'valibot';
import { crowdVotes, mostColleagues, voteButtonsOn } from '../person/crowd.ts';
import { createHands, NotOnScreen } from '../person/input.ts';
import type { LocalSlack } from '../person/local-slack.ts';
import type { JsonObject } from '../protocol/json.ts';
import type { Act, ActAnswer, ShownCommand } from '../protocol/page-protocol.ts';
import { messageKey, type Person } from '../slack/slack-world.ts';

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
    kind: v.literal('crowd'),
    ...messageRef,
    people: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostColleagues)),
    seconds: v.pipe(v.number(), v.minValue(1), v.maxValue(600)),
  }),
]);
const requestSchema = v.object({ as: id, act: actSchema });

export interface ActParts {
  readonly slack: LocalSlack;
  readonly commands: readonly ShownCommand[];
  sleep(milliseconds: number): Promise<unknown>;
  random(): number;
}

/** Takes the body of a `POST /acts`; the answer comes when the app has answered. */
export function createActs(parts: ActParts): (body: unknown) => Promise<ActAnswer> {
  const { slack, commands } = parts;
  const { world, interactions } = slack;
  const hands = createHands(world, interactions);

  async function send(person: Person, channelId: string, text: string): Promise<ActAnswer> {
    const channel = world.channels.get(channelId);
    if (channel === undefined) return refused('There is no such channel.');
    if (!text.startsWith('/')) {
      slack.say(person, { in: channel, text });
      return done;
    }
    const [command = ''] = text.split(/\s/u);
    if (!commands.some((known) => known.command === command))
      return refused(`${command} is not a valid command.`);
    await interactions.command(person, text, { channel });
    return done;
  }

  /** The votes are under way when it is answered. */
  function letCrowdVote(act: Extract<Act, { kind: 'crowd' }>): ActAnswer {
    if (voteButtonsOn(world.messages.get(messageKey(act))) === 0) return refused('There is no open poll.');
    const crowd = { world, workspace: slack, interactions, sleep: parts.sleep, random: parts.random };
    void crowdVotes(crowd, act, act);
    return done;
  }

  async function carryOut(person: Person, act: Act): Promise<ActAnswer> {
    switch (act.kind) {
      case 'send':
        return send(person, act.channel, act.text);
      case 'crowd':
        return letCrowdVote(act);
      case 'press':
        await hands.press(person, act);
        return done;
      case 'set':
        await hands.set(person, act);
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
    const person = world.people.get(read.output.as);
    if (person === undefined) return refused('There is no such person.');
    try {
      return await carryOut(person, read.output.act);
    } catch (error) {
      if (error instanceof NotOnScreen) return refused(error.message);
      throw error;
    }
  };
}

const done: ActAnswer = { ok: true };

function refused(error: string): ActAnswer {
  return { ok: false, error };
}
