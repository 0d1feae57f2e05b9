// Simulated colleagues, so that one person alone can see a tally move: they vote in an open poll at moments spread over
// a while, and some of them change their mind.

import { type Placed, placedElements } from '../protocol/field-state.ts';
import { objectOf } from '../protocol/json.ts';
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

/** Settles when the last of them has voted. Clicks on what is not a poll, or no longer open, are left out. */
export async function crowdVotes(
  parts: CrowdParts,
  poll: MessageRef,
  { people, seconds }: CrowdWish,
): Promise<void> {
  const { sleep, random } = parts;
  const colleagues = Array.from({ length: people }, (_, at) => colleague(parts, at, poll.channel));
  await Promise.all(
    colleagues.map(async (person) => {
      await sleep(random() * seconds * 1_000);
      await vote(parts, poll, person);
      if (random() < changesOfMind) await vote(parts, poll, person);
    }),
  );
}

/** The number of vote buttons on a message of the bot; 0 for anything else. */
export function voteButtonsOn(message: Message | undefined): number {
  return message?.author === botUserId ? voteButtons(message).length : 0;
}

async function vote(
  { world, interactions, random }: CrowdParts,
  poll: MessageRef,
  person: Person,
): Promise<void> {
  const message = world.messages.get(messageKey(poll));
  const buttons = message === undefined ? [] : voteButtons(message);
  // The smaller of two is drawn more often near 0: polls have favourites.
  const placed = buttons[Math.floor(Math.min(random(), random()) * buttons.length)];
  if (message === undefined || placed === undefined) return;
  await interactions.click(person, { place: { kind: 'message', message }, placed });
}

function voteButtons({ blocks }: Message): readonly Placed[] {
  return placedElements(blocks).filter(
    ({ element }) => element['type'] === 'button' && objectOf(element['text'])['text'] === 'Vote',
  );
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
