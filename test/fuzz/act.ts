// What an act of the fuzz is: something that people do, what it needs to be one, and what makes it void.

import type { JsonObject } from '../../src/playground/protocol/json.ts';
import type { PollRefs, Scene } from './scene.ts';
import { badValues, elsewhere, nobody, type Path, type Void, voidsAt } from './voids.ts';

export const kinds = [
  'command',
  'vote',
  'close',
  'tie',
  'my votes',
  'removal',
  'adding',
  'managing',
  'pool',
  'schedule',
  'reaction',
  'modal',
  'submission',
  'modal closed',
  'shortcut',
  'other',
  'random',
  'stream',
  'queue',
  'timer',
] as const;
export type Kind = (typeof kinds)[number];

export interface Act {
  readonly kind: Kind;
  /** Lets the local Slack send it. */
  does(stage: Stage): Promise<void>;
  /** Somebody has changed the request on its way, who knows the secret. */
  forges?(body: JsonObject): JsonObject;
  /** Without any of these, or with something of another type there, nothing may be written. */
  readonly needs: readonly Path[];
  /** Values that make the request void where they stand at a place of its body: nothing may be written. */
  readonly voids: readonly Void[];
}

export interface Stage extends Scene {
  readonly polls: PollRefs;
}

export type Who = keyof Scene['people'];

export const person: readonly Path[] = [['user'], ['user', 'id']];
const action: readonly Path[] = [
  ['actions'],
  ['actions', 0, 'type'],
  ['actions', 0, 'action_id'],
  ['actions', 0, 'block_id'],
];
const message: readonly Path[] = [['channel'], ['channel', 'id'], ['message'], ['message', 'ts']];
export const view: readonly Path[] = [
  ['view'],
  ['view', 'id'],
  ['view', 'callback_id'],
  ['view', 'private_metadata'],
];
export const clicked: readonly Path[] = [['type'], ...person, ...action];
const clickedInMessage: readonly Path[] = [...clicked, ...message, ['actions', 0, 'value']];
export const clickedInView: readonly Path[] = [...clicked, ...view];

export function inMessage(kind: Kind, does: Act['does']): Act {
  const values = voidsAt(['actions', 0, 'value'], ...badValues);
  return { kind, does, needs: clickedInMessage, voids: [...nobody, ...elsewhere, ...values] };
}

export const trigger: readonly Path[] = [['trigger_id']];

/** @param more what it needs besides: a trigger, where it opens a window */
export const command = (typed: string, more: readonly Path[] = trigger, who: Who = 'bo'): Act => ({
  kind: 'command',
  does: ({ people, channels }) => people[who].types(typed, { in: channels.music }),
  needs: [['command'], ['user_id'], ['channel_id'], ...more],
  voids: [
    ...voidsAt(['command'], '/lunch', '/songpolls', 'songpoll', ''),
    ...voidsAt(['user_id'], '', 'B0SONGBOT', 'U 1', '__proto__'),
    ...voidsAt(['channel_id'], '', 'music', '#music', '__proto__'),
  ],
});

export const chosen: readonly Path[] = [['type'], ...person, ['callback_id'], ['trigger_id']];
export const otherShortcuts = voidsAt(['callback_id'], '', 'song-poll', 'poll_these_songs ', '__proto__');

export const searchField = 'Search Spotify or paste links';
