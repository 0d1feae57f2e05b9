// Simulated colleagues, so that one person alone can see a tally move: they vote in an open poll at moments spread over
// a while, and some of them change their mind.

import { type Placed, placedElements } from '../protocol/field-state.ts';
import { objectOf, stringOf } from '../protocol/json.ts';
import type { World } from '../slack/create-world.ts';
import type { Interactions } from '../slack/interactions.ts';
import { botUserId, type Message, type MessageRef, messageKey, type Person } from '../slack/slack-world.ts';
import type { createWorkspace } from '../slack/workspace.ts';

const account = 'colleague-';
/** How many vote at most: enough for a tally that is too long to name everybody. */
export const mostColleagues = 200;
/** Of the votes, those that somebody takes back or moves a little later. */
const changesOfMind = 0.2;

const firstNames = [
  'Aino',
  'Bashir',
  'Chiara',
  'Dmytro',
  'Esi',
  'Farah',
  'Goran',
  'Hana',
  'Ikaika',
  'Jun',
  'Kwame',
  'Lucía',
  'Mei',
  'Nils',
  'Oluchi',
  'Priya',
  'Quentin',
  'Rosa',
  'Søren',
  'Tariq',
  'Uma',
  'Viktor',
  'Wanjiru',
  'Ximena',
  'Yusuf',
  'Zofia',
] as const;

/** Whether the person is one of the crowd. */
export function isColleague({ name }: Person): boolean {
  return name.startsWith(account);
}

export interface CrowdParts {
  readonly world: World;
  readonly workspace: ReturnType<typeof createWorkspace>;
  readonly interactions: Interactions;
  sleep(milliseconds: number): Promise<unknown>;
  /** From 0 to less than 1. */
  random(): number;
}

export interface CrowdWish {
  /** 1 to `mostColleagues`. */
  readonly people: number;
  readonly seconds: number;
}

/** How far a crowd has come. */
export interface CrowdProgress extends MessageRef {
  /** How many were sent. */
  readonly people: number;
  /** How many of them have voted: whose click the app has taken. */
  readonly voted: number;
  readonly isOver: boolean;
}

export type Crowd = ReturnType<typeof createCrowd>;

/** One crowd at a time, for a whole workspace. */
export function createCrowd(parts: CrowdParts) {
  const { sleep, random } = parts;
  /** What each of them pressed last in a message, so that nobody takes a vote back by chance. */
  const pressed = new Map<string, string>();
  const listeners = new Set<(progress: CrowdProgress) => void>();
  let latest: CrowdProgress | undefined;
  /** Aborted when the crowd of the moment is sent home. */
  let visit = new AbortController();

  function note(next: CrowdProgress): void {
    latest = next;
    for (const listener of listeners) listener(next);
  }

  /** Votes as anybody would: the buttons that the message shows by now. @returns whether the app took it */
  async function vote(poll: MessageRef, person: Person, { aborted }: AbortSignal): Promise<boolean> {
    const { world, interactions } = parts;
    const message = world.messages.get(messageKey({ ...poll, channel: world.channelIdNow(poll.channel) }));
    const memory = `${poll.ts} ${person.id}`;
    const buttons = message === undefined ? [] : voteButtons(message);
    const others = buttons.filter((button) => keyOf(button) !== pressed.get(memory));
    // The smaller of two is drawn more often near 0: polls have favourites.
    const placed = others[Math.floor(Math.min(random(), random()) * others.length)];
    if (message === undefined || placed === undefined || aborted) return false;
    pressed.set(memory, keyOf(placed));
    return await interactions.click(person, { place: { kind: 'message', message }, placed });
  }

  async function comeAndVote(poll: MessageRef, person: Person, { withinMs, signal }: Arrival): Promise<void> {
    await sleep(random() * withinMs);
    if (!(await vote(poll, person, signal))) return;
    if (latest !== undefined && !signal.aborted) note({ ...latest, voted: latest.voted + 1 });
    if (random() < changesOfMind) await vote(poll, person, signal);
  }

  /** Sends those home who have not voted yet. */
  function stop(): void {
    visit.abort();
    if (latest?.isOver === false) note({ ...latest, isOver: true });
  }

  return {
    /** Undefined until there was one. */
    progress: () => latest,
    /** Tells of every change from now on; the answer ends that. */
    onProgress(listener: (progress: CrowdProgress) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Settles when the last of them has voted, or was sent home. Clicks on what is no open poll are left out. */
    async send({ channel, ts }: MessageRef, { people, seconds }: CrowdWish): Promise<void> {
      stop();
      visit = new AbortController();
      const { signal } = visit;
      note({ channel, ts, people, voted: 0, isOver: false });
      const colleagues = Array.from({ length: people }, (_, at) => colleague(parts, at, channel));
      const arrival = { withinMs: seconds * 1_000, signal };
      await Promise.all(colleagues.map((person) => comeAndVote({ channel, ts }, person, arrival)));
      if (!signal.aborted) stop();
    },
    stop,
  };
}

interface Arrival {
  readonly withinMs: number;
  readonly signal: AbortSignal;
}

/** The number of vote buttons on a message of the bot; 0 for anything else. */
export function voteButtonsOn(message: Message | undefined): number {
  return message?.author === botUserId ? voteButtons(message).length : 0;
}

function voteButtons({ blocks }: Message): readonly Placed[] {
  return placedElements(blocks).filter(
    ({ element }) => element['type'] === 'button' && objectOf(element['text'])['text'] === 'Vote',
  );
}

/** Tells the buttons of one message apart, however often it is redrawn. */
function keyOf({ block, element }: Placed): string {
  return stringOf(element['value']) || stringOf(block['block_id']);
}

/** The same colleague for the same number, hired when first needed. */
function colleague({ world, workspace }: CrowdParts, at: number, channel: string): Person {
  const name = `${account}${at + 1}`;
  const known = [...world.people.values()].find((person) => person.name === name);
  const person = known ?? workspace.putPerson(name, { displayName: displayName(at) });
  if (world.channels.get(channel)?.members.has(person.id) === false)
    workspace.invite({ id: channel }, person);
  return person;
}

/** Each name once, then with a number: "Aino", …, "Aino 2". */
function displayName(at: number): string {
  const round = Math.floor(at / firstNames.length);
  return `${firstNames[at % firstNames.length]}${round === 0 ? '' : ` ${round + 1}`}`;
}
