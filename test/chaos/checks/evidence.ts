// What a run leaves behind for the checks: what the table holds, what Slack shows, what people were told, and in which
// order things took effect.

import type { Delivery } from '../../../src/playground/slack/slack-log.ts';
import { type Message, messageKey } from '../../../src/playground/slack/slack-world.ts';
import type { Poll } from '../../../src/rules/poll/poll.ts';
import type { BallotBox } from '../../../src/rules/poll/tally.ts';
import { createPollStore } from '../../../src/store/poll-store.ts';
import type { Crowd } from '../crowd.ts';
import type { Plan } from '../fate/plan.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';
import { argumentOf } from '../world/purposes.ts';
import type { Batch } from '../world/stream.ts';
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
  /** Every request of the app's and of nobody else's, as they were sent. */
  readonly exchanges: readonly Exchange[];
  /** What of the stream was brought. */
  readonly batches: readonly Batch[];
  /** What Slack brought to the app. */
  readonly deliveries: readonly Delivery[];
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
  /** Its messages in the channel, and those that tell its result: to be one each. */
  readonly copies: readonly Message[];
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
    exchanges: world.wire.exchanges.filter(({ sender }) => sender.role !== undefined),
    batches: world.stream.batches,
    deliveries: world.slack.deliveries,
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
      ({ purpose, request }) => purpose === 'draw' && argumentOf(request.body, 'ts') === ref.ts,
    ),
    copies: messagesOf(world, id, 'songpoll_poll'),
    announcements: messagesOf(world, id, 'songpoll_result'),
    posts: exchanges.filter(({ purpose, poll }) => purpose === 'announcement' && poll === id),
    notes: exchanges.filter(
      ({ purpose, poll, effect }) =>
        purpose === 'note of the announcement' && poll === id && effect !== undefined,
    ),
    names: new Map(
      crowd.people.map((person) => [person.id, world.slack.world.people.get(person.id)?.displayName ?? '']),
    ),
  };
}
