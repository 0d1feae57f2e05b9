// What a run leaves behind for the checks: what the table holds, what Slack shows, what people were told, and in which
// order things took effect.

import { objectOf, parsedJson, stringOf } from '../../../src/playground/protocol/json.ts';
import { type Message, messageKey } from '../../../src/playground/slack/slack-world.ts';
import type { Poll } from '../../../src/rules/poll/poll.ts';
import type { BallotBox } from '../../../src/rules/poll/tally.ts';
import { createPollStore } from '../../../src/store/poll-store.ts';
import type { Crowd } from '../crowd.ts';
import type { Plan } from '../fate/plan.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';
import { readTableRequest } from '../world/table-request.ts';
import type { Exchange } from '../world/wire.ts';
import { clicksIn, type VoteClick } from './clicks.ts';
import { dueItems, type Moment } from './history.ts';
import { messagesOf } from './poll-messages.ts';

export interface Evidence {
  readonly polls: readonly PollEvidence[];
  /** What was true when, by poll id. */
  readonly history: ReadonlyMap<string, readonly Moment[]>;
  /** Keys of what the clock still has to look at. */
  readonly due: readonly string[];
  /** What the app sent that Slack refuses for its form. */
  readonly problems: readonly string[];
  /** Records of the stream that were given up. */
  readonly givenUp: number;
  /** Whether the app may read channels. */
  readonly readsChannels: boolean;
}

/** About a poll that was posted. */
export interface PollEvidence {
  readonly poll: Poll;
  readonly boxes: readonly BallotBox[];
  /** How many of its boxes are sealed. */
  readonly sealed: number;
  readonly history: readonly Moment[];
  readonly clicks: readonly VoteClick[];
  /** The poll's message as it is now. */
  readonly message: Message | undefined;
  /** Calls that would redraw it, as they were sent. */
  readonly draws: readonly Exchange[];
  readonly announcements: readonly Message[];
  /** Calls that announced it, and notes of that which reached the table. */
  readonly posts: readonly Exchange[];
  readonly notes: readonly Exchange[];
  /** Names of people by their id. */
  readonly names: ReadonlyMap<string, string>;
}

interface Found {
  readonly world: ChaosWorld;
  readonly plan: Plan;
  readonly crowd: Crowd;
  readonly history: Evidence['history'];
}

export async function gatherEvidence(found: Found): Promise<Evidence> {
  const { world, plan, history } = found;
  const clicks = clicksIn(world.slack.deliveries, world.wire.exchanges);
  const polls = await Promise.all(plan.polls.map(({ id }) => gatherPoll(found, id, clicks)));
  return {
    polls: polls.flatMap((poll) => poll ?? []),
    history,
    due: dueItems(world.items),
    problems: world.slack.problems.map(({ method, error }) => `${method}: ${error}`),
    givenUp: world.stream.givenUp(),
    readsChannels: plan.readsChannels,
  };
}

async function gatherPoll(
  { world, crowd, history }: Found,
  id: string,
  clicks: readonly VoteClick[],
): Promise<PollEvidence | undefined> {
  const stored = await world.withTable((table) =>
    createPollStore(table, world.timeline.now).findCountedPoll(id),
  );
  if (stored?.poll.message === undefined) return undefined;
  const { poll, boxes } = stored;
  const ref = { channel: poll.channel, ts: stored.poll.message };
  const partition = [...(world.items.get(`POLL#${id}`)?.values() ?? [])];
  const { exchanges } = world.wire;
  return {
    poll,
    boxes,
    sealed: partition.filter((item) => item['sealed'] !== undefined).length,
    history: history.get(id) ?? [],
    clicks: clicks.filter((click) => click.pollId === id),
    message: world.slack.world.messages.get(messageKey(ref)),
    draws: exchanges.filter(
      ({ name, request }) => name === 'chat.update' && argumentOf(request.body, 'ts') === ref.ts,
    ),
    announcements: messagesOf(world, id, 'songpoll_result'),
    posts: exchanges.filter((exchange) => isPostOf(exchange, id)),
    notes: exchanges.filter((exchange) => isNoteOf(exchange, id)),
    names: new Map(
      crowd.people.map((person) => [person.id, world.slack.world.people.get(person.id)?.displayName ?? '']),
    ),
  };
}

/** An argument of a call of the Web API, which come as a form. */
export function argumentOf(body: string, name: string): string {
  return new URLSearchParams(body).get(name) ?? '';
}

function isPostOf({ name, request }: Exchange, id: string): boolean {
  if (name !== 'chat.postMessage') return false;
  const mark = objectOf(parsedJson(argumentOf(request.body, 'metadata')));
  return mark['event_type'] === 'songpoll_result' && stringOf(objectOf(mark['event_payload'])['poll']) === id;
}

function isNoteOf({ side, request, effect }: Exchange, id: string): boolean {
  if (side !== 'table' || effect === undefined) return false;
  const { pk, expression } = readTableRequest(request);
  return pk === `POLL#${id}` && expression.startsWith('SET #done');
}
