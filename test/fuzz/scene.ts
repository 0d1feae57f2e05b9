// What there is before each run, and again after it: a team with polls in every state and modals in the making. Put
// together once by what people do, then brought back from memory.

import { createLocalSlack } from '../../src/playground/person/local-slack.ts';
import type { Message, MessageRef, OpenView } from '../../src/playground/slack/slack-world.ts';
import { memoryOf, recall, type WorkspaceMemory } from '../../src/playground/slack/workspace-memory.ts';
import type { HttpEvent } from '../../src/slack/door/request-door.ts';
import { wireId } from '../songs/spotify/spotify-wire.ts';
import type { EndOfTheWire } from './end-of-the-wire.ts';

export const secrets = {
  signingSecret: 'feedfacefeedfacefeedfacefeedface',
  botToken: 'xoxb-fuzz-0123456789',
};

export interface SceneParts {
  readonly end: Pick<EndOfTheWire, 'serveSlack'>;
  now(): number;
  /** Brings a request of Slack's to the app. */
  deliver(event: HttpEvent): Promise<unknown>;
}

export type Scene = Awaited<ReturnType<typeof createScene>>;

/** The local Slack with its people, all of whom have just come. The same ids every time. */
export async function createScene({ end, now, deliver }: SceneParts) {
  const slack = await createLocalSlack({ ...secrets, now, serve: end.serveSlack, deliver });
  const ann = slack.addPerson('ann', { displayName: 'Ann' });
  const bo = slack.addPerson('bo', { displayName: 'Bo <!channel>' });
  const cy = slack.addPerson('cy', { displayName: 'Cy' });
  const dee = slack.addPerson('dee', { displayName: 'Dee' });
  // Admins of the workspace: three manage polls, and Hal sets what holds for the channel.
  const [eve, flo, gus, hal] = ['Eve', 'Flo', 'Gus', 'Hal'].map((name) =>
    slack.addPerson(name.toLowerCase(), { displayName: name, role: 'admin' }),
  ) as [typeof ann, typeof ann, typeof ann, typeof ann];
  // Those who save songs: Mae is an admin.
  const [ivy, joe, kim, lou] = ['Ivy', 'Joe', 'Kim', 'Lou'].map((name) =>
    slack.addPerson(name.toLowerCase(), { displayName: name }),
  ) as [typeof ann, typeof ann, typeof ann, typeof ann];
  const mae = slack.addPerson('mae', { displayName: 'Mae', role: 'admin' });
  // Those with schedules: Nia owns what there is, Ola sets one up, Rob only looks; Pia, Qi and Sal are admins.
  const [nia, ola, rob] = ['Nia', 'Ola', 'Rob'].map((name) =>
    slack.addPerson(name.toLowerCase(), { displayName: name }),
  ) as [typeof ann, typeof ann, typeof ann];
  const [pia, qi, sal] = ['Pia', 'Qi', 'Sal'].map((name) =>
    slack.addPerson(name.toLowerCase(), { displayName: name, role: 'admin' }),
  ) as [typeof ann, typeof ann, typeof ann];
  const planners = [nia, ola, rob, pia, qi, sal];
  const members = [ann, bo, cy, eve, flo, gus, hal, ivy, joe, kim, lou, mae, ...planners];
  const music = slack.addChannel('music', { members });
  const attic = slack.addChannel('attic', { members: [dee], hasBot: false });
  return {
    slack,
    people: { ann, bo, cy, dee, eve, flo, gus, hal, ivy, joe, kim, lou, mae, nia, ola, pia, qi, rob, sal },
    channels: { music, attic },
  };
}

/** Each by what has become of it; `announced` is the announcement of the closed one, which is a tie. */
export const pollNames = ['open', 'many', 'shut', 'closed', 'announced'] as const;
export type PollName = (typeof pollNames)[number];
export type PollRefs = Readonly<Record<PollName, MessageRef>>;

export interface SceneMemory {
  readonly workspace: WorkspaceMemory;
  readonly modals: ReadonlyMap<string, readonly OpenView[]>;
  readonly polls: PollRefs;
  /** Ids of admins of the workspace. */
  readonly admins: readonly string[];
}

/** The same scene with all that has happened in it. */
export async function recallScene(parts: SceneParts, memory: SceneMemory): Promise<Scene> {
  const scene = await createScene(parts);
  recall(scene.slack.world, memory.workspace);
  for (const [person, layers] of memory.modals) scene.slack.world.putModal(person, layers);
  return scene;
}

const searchLabel = 'Search Spotify or paste links';
export const linkTo = (number: number): string => `spotify:track:${wireId('track', number)}`;

interface Team {
  readonly scene: Scene;
  /** Brings all changes of the table to those who show them. */
  settle(): Promise<void>;
}

/** Plays what comes before: four polls, and what is half done at the moment it ends. */
export async function playPrologue({ scene, settle }: Team): Promise<SceneMemory> {
  const { slack, people, channels } = scene;
  const { ann, bo, cy, eve, flo, gus, hal, mae, pia, qi, sal } = people;

  async function posts(person: typeof ann, choices: Readonly<Record<string, string>>): Promise<Message> {
    await person.types('/songpoll Friday song', { in: channels.music });
    await person.fills(searchLabel, [1, 2, 3].map(linkTo).join(' '));
    await person.pressesEnter(searchLabel);
    if ('Adding songs' in choices) await person.presses('More options');
    for (const [label, option] of Object.entries(choices)) await person.chooses(label, option);
    await person.submits();
    const message = slack.messagesIn(channels.music).at(-1);
    if (message === undefined || person.modal !== undefined) throw new Error('The poll was not posted.');
    return message;
  }

  const open = await posts(ann, {});
  const many = await posts(bo, {
    'Votes per person': 'Any number',
    'Who can close it': 'Anyone',
    'Voting ends': 'After 15 minutes',
    'Adding songs': 'Anyone: 3 each',
  });
  const closed = await posts(cy, {});
  const shut = await posts(cy, { 'Votes per person': '2' });
  await settle();
  for (const poll of [open, many, closed, shut]) {
    await ann.presses('Vote', { in: poll, beside: 'Summer Song 1' });
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
  }
  await cy.presses('Add a song', { in: many });
  await cy.fills(searchLabel, 'seasons');
  await cy.pressesEnter(searchLabel);
  await cy.presses('Add', { beside: 'Summer Song 4' });
  await cy.presses('Close poll', { in: closed });
  await settle();
  const announced = slack
    .messagesIn(channels.music)
    .find((message) => slack.textOf(message).includes('[Run-off]'));
  if (announced === undefined) throw new Error('The tie was not announced.');
  await planAhead(scene, settle);
  await cy.presses('Vote', { in: open, beside: 'Summer Song 2' });
  await cy.presses('Close poll', { in: shut });
  await bo.presses('My votes', { in: many });
  await ann.types('/songpoll Monday song', { in: channels.music });
  await ann.fills(searchLabel, [4, 5].map(linkTo).join(' '));
  await ann.pressesEnter(searchLabel);
  await ann.fills(searchLabel, 'seasons');
  await ann.pressesEnter(searchLabel);
  await ann.types('/songpoll list', { in: channels.music });
  await bo.types('/songpoll', { in: channels.music });
  await hal.types('/songpoll settings', { in: channels.music });
  for (const admin of [eve, flo, gus]) await admin.presses('Manage', { in: many });
  await flo.presses('Remove a song');
  await gus.presses('Hand over');
  await fillPool(scene);
  const { problems, failures } = slack;
  if (problems.length + failures.length > 0) throw new Error(JSON.stringify({ problems, failures }));
  return {
    workspace: memoryOf(slack.world),
    modals: new Map(slack.world.modals),
    admins: [eve, flo, gus, hal, mae, pia, qi, sal].map(({ id }) => id),
    polls: {
      ...{ open: refOf(open), many: refOf(many), closed: refOf(closed), shut: refOf(shut) },
      announced: refOf(announced),
    },
  };
}

/** Songs that wait, more than a page of them, and who is about to do something about them. One is among Ann's picks. */
async function fillPool({ slack, people, channels: { music } }: Scene): Promise<void> {
  const { ivy, joe, kim, lou, mae } = people;
  const saves = async (person: typeof ivy, ...numbers: readonly number[]) => {
    const said = slack.say(person, { in: music, text: numbers.map(linkTo).join(' ') });
    await person.usesShortcut('Save for a poll', { on: said });
  };
  await saves(joe, 9, 101, 102, 103, 104, 201);
  await saves(kim, 3);
  await saves(lou, 10);
  const word = lou.privateMessages.at(-1);
  if (word === undefined) throw new Error('Lou was not told that a song is saved.');
  await lou.presses('Add a note', { in: word });
  await saves(ivy, 11, 12, 5);
  await mae.types('/songpoll pool', { in: music });
  await joe.types('/songpoll pool', { in: music });
  await joe.ticks('For the next poll', ['For the next poll'], { beside: 'Summer Song 11' });
  await kim.types('/songpoll suggest', { in: music });
  await kim.fills(searchLabel, 'seasons');
  await kim.pressesEnter(searchLabel);
}

/** A song of the day that is due soon, a poll that has just been posted, and one that is paused; and who looks at them. */
async function planAhead(
  { slack, people, channels: { music } }: Scene,
  settle: Team['settle'],
): Promise<void> {
  const { nia, ola, pia, qi, rob, sal } = people;
  const setsUp = async (
    title: string,
    choices: Readonly<Record<string, string>>,
    day: string,
    at: string,
  ) => {
    await nia.types('/songpoll schedule', { in: music });
    for (const [label, choice] of Object.entries(choices)) await nia.chooses(label, choice);
    await nia.fills('Title', title);
    await nia.ticks('On', [day]);
    await nia.picksMoment('At', at);
    await nia.chooses('Time zone', 'UTC');
    await nia.submits();
  };
  const ofPeople = { 'Songs from': 'People, in the poll itself' };
  await setsUp('Morning song', { What: 'Song of the day' }, 'Saturday', '12:10');
  await setsUp('Quiet song', ofPeople, 'Sunday', '12:00');
  await setsUp('Friday song', ofPeople, 'Friday', '16:00');
  await nia.presses('Pause', { beside: 'Quiet song' });
  await nia.presses('Run now', { beside: 'Friday song' });
  await settle();
  const posted = slack.messagesIn(music).at(-1);
  if (posted === undefined) throw new Error('Nothing was posted by a schedule.');
  await sal.presses('Manage', { in: posted });
  for (const one of [nia, rob, pia, qi]) await one.types('/songpoll schedules', { in: music });
  await qi.presses('Edit', { beside: 'Friday song' });
  await ola.types('/songpoll schedule', { in: music });
  await ola.chooses('Songs from', 'People, in the poll itself');
  await ola.picksMoment('At', '18:00');
}

const refOf = ({ channel, ts }: MessageRef): MessageRef => ({ channel, ts });
