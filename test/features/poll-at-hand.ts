// A poll posted without the modal, for tests of what comes after; and the truth about a poll: what the table holds, and
// what its message has to show for it.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createHandlerDependencies, type HandlerDependencies } from '../../src/dependencies.ts';
import { fingerprintOf } from '../../src/features/poll/draw-poll.ts';
import { clientSettings } from '../../src/playground/dynamo/embedded-dynamo.ts';
import type { LocalPerson, Press } from '../../src/playground/person/slack-person.ts';
import { type MessageRef, messageKey } from '../../src/playground/slack/slack-world.ts';
import type { Poll } from '../../src/rules/poll/poll.ts';
import { isAnonymous } from '../../src/rules/poll/secrecy.ts';
import { defaultChoices, pollSettings } from '../../src/rules/poll/settings.ts';
import { emptyTally, type Tally, tally } from '../../src/rules/poll/tally.ts';
import type { Ballot } from '../../src/rules/poll/voting.ts';
import { pollKey, pollPartition } from '../../src/store/keys.ts';
import { timeToLive } from '../../src/store/poll-item.ts';
import { createPollStore } from '../../src/store/poll-store.ts';
import { createTable, type Table } from '../../src/store/table.ts';
import { pollMessage } from '../slack/in-english.ts';
import { song } from '../slack/sample-polls.ts';
import { setupOf, startWorld, type World, type WorldOptions } from '../world.ts';

/** A poll's message, with the poll's id. */
export interface PostedRef extends MessageRef {
  readonly id: string;
}

let polls = 0;

/** Our own way into the world's table and Slack, made once for each world. */
interface Hands {
  readonly deps: Promise<HandlerDependencies>;
  readonly table: Table;
}
const handsIn = new WeakMap<World, Hands>();

function hands(world: World): Hands {
  const known = handsIn.get(world);
  if (known !== undefined) return known;
  const made = {
    deps: createHandlerDependencies(setupOf(world), world.runtime),
    table: createTable(new DynamoDBClient(clientSettings(world.table.endpoint)), world.table.tableName),
  };
  handsIn.set(world, made);
  return made;
}

/** The world's table, for looking into it or breaking something in it. */
export function tableOf(world: World): Table {
  return hands(world).table;
}

/** As if the process had died between posting the poll and noting its message. */
export async function forgetMessage(world: World, { id }: PostedRef): Promise<void> {
  await tableOf(world).update(pollKey(id), 'REMOVE #message', { names: { '#message': 'message' } });
}

export interface PollAtHand extends Partial<Poll> {
  /** From now, in milliseconds. */
  readonly closesIn?: number;
}

/** A world in which Ann has asked a poll, and no song is searched any more. */
export async function worldWithPoll(wish: PollAtHand = {}, options: WorldOptions = {}) {
  const world = await startWorld(options);
  world.spotify.close();
  const poll = await postPoll(world, wish);
  await world.settle();
  /** Calls that draw the poll. */
  const draws = () => world.slack.callsOf('chat.update').filter((call) => call.args['ts'] === poll.ts);
  return {
    ...world,
    world,
    poll,
    draws,
    /** By somebody new each time. */
    newcomerVotes: (song: number) =>
      world.slack.addPerson('newcomer').presses('Vote', { in: poll, beside: `Song ${song}` }),
    /** Time goes by, the timer strikes, and the stream brings what that changed. */
    async passes(milliseconds: number) {
      await world.waits(milliseconds);
      await world.tick();
      await world.settle();
    },
    /** What the poll's message reads now. */
    shown: () => world.slack.textOf(poll),
    /** Everything said in the channel beside the poll, as people's notifications read it. */
    announced: () => announcementsOf(world, poll, 'Friday song').map((message) => message.text),
    truth: () => readTruth(world, poll),
    /** What is not as it is to be; see `untruths`. */
    untruths: async () => untruths(world, poll, await readTruth(world, poll)),
    /** Presses Vote beside that song. */
    votes: (person: LocalPerson, song: number, press: Press = {}) =>
      person.presses('Vote', { in: poll, beside: `Song ${song}`, ...press }),
  };
}

/** "Song 1" to "Song 3" in #music, asked by Ann; as start-poll.ts leaves it. */
export async function postPoll(world: World, { closesIn, ...over }: PollAtHand = {}): Promise<PostedRef> {
  const deps = await hands(world).deps;
  polls += 1;
  const poll: Poll = {
    id: `poll-at-hand-${String(polls).padStart(4, '0')}`,
    title: 'Friday song',
    songs: songs(3),
    ...pollSettings(defaultChoices),
    owner: { id: world.ann.id, name: 'Ann' },
    channel: world.music.id,
    status: 'open',
    createdAt: world.clock.now(),
    ...(closesIn !== undefined && { closesAt: world.clock.now() + closesIn }),
    ...over,
  };
  const salt = isAnonymous(poll) ? deps.newId() : undefined;
  await deps.polls.createPoll(poll, { token: 'test', until: world.clock.now() + 10_000 }, salt);
  const message = pollMessage(poll, emptyTally(poll.songs.length), new Map());
  const posted = await deps.slack.postMessage(poll.channel, message, {
    kind: 'songpoll_poll',
    poll: poll.id,
  });
  if (posted.kind !== 'done') throw new Error(`The poll was not posted: ${JSON.stringify(posted)}`);
  await deps.drawings.startDrawing(poll.id, fingerprintOf(message), timeToLive(poll));
  await deps.polls.saveMessage(poll, posted.value.ts);
  return { id: poll.id, channel: poll.channel, ts: posted.value.ts };
}

/** "Song 1", "Song 2" … */
export function songs(count: number) {
  return Array.from({ length: count }, (_, at) => song(`Song ${at + 1}`));
}

export interface Truth {
  readonly poll: Poll;
  readonly isAnnounced: boolean;
  readonly tally: Tally;
  readonly ballots: ReadonlyMap<string, Ballot>;
  /** Sort keys of the poll's items that the clock still has to look at. */
  readonly due: readonly unknown[];
}

/** What the table holds about a poll. */
export async function readTruth(world: World, { id }: { readonly id: string }): Promise<Truth> {
  const table = tableOf(world);
  const counted = await createPollStore(table, world.clock.now).findCountedPoll(id);
  const items = await table.partition(pollPartition(id));
  if (counted === undefined) throw new Error(`There is no poll ${id}`);
  return {
    poll: counted.poll,
    isAnnounced: counted.isAnnounced,
    tally: tally(counted.boxes, counted.poll.songs),
    ballots: new Map(counted.boxes.flatMap((box) => [...box.ballots])),
    due: items
      .filter((item) => item['due'] !== undefined)
      // Every open poll is, for the time when it closes at last.
      .filter((item) => item['sk'] !== 'POLL' || item['status'] !== 'open')
      .map((item) => item['sk']),
  };
}

/** Votes of each song, counted from the ballots alone; those for one that was taken out are void. */
export function votesIn({ ballots, poll }: Truth): readonly number[] {
  const choices = [...ballots.values()].flatMap((ballot) => ballot.choices);
  return poll.songs.map((song, at) =>
    song.isRemoved ? 0 : choices.filter((choice) => choice === at).length,
  );
}

/** Everything in which the counts, the result and the message differ from the ballots; nothing is to be. */
export function untruths(world: World, ref: PostedRef, truth: Truth): readonly string[] {
  const votes = votesIn(truth).join();
  const counted = truth.tally.songs.map((song) => song.votes).join();
  const { result } = truth.poll;
  const names = new Map(
    [...world.slack.world.people.values()].map(({ id, displayName }) => [id, displayName]),
  );
  const expected = pollMessage(truth.poll, truth.tally, names);
  const shown = world.slack.world.messages.get(messageKey(ref));
  return [
    ...(counted === votes ? [] : [`counts ${counted} for ballots ${votes}`]),
    ...(result === undefined || result.votes.join() === votes
      ? []
      : [`result ${result.votes} for ballots ${votes}`]),
    ...(shown?.text === expected.text ? [] : [`shown "${shown?.text}" instead of "${expected.text}"`]),
    ...(withoutIds(shown?.blocks) === withoutIds(expected.blocks)
      ? []
      : ['blocks that do not fit the table']),
  ];
}

/** Slack fills in the ids of blocks. */
function withoutIds(blocks: unknown): string {
  return JSON.stringify(blocks, (key, value: unknown) => (key === 'block_id' ? undefined : value));
}

/** Messages in the poll's channel that name its title, the poll's own left out. */
export function announcementsOf(world: World, ref: PostedRef, title: string) {
  const all = world.slack.messagesIn({ id: ref.channel });
  return all.filter((message) => message.ts !== ref.ts && message.text.includes(`“${title}”`));
}
