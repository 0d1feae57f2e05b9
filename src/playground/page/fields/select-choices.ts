// What a select offers: the app's options, or the workspace's channels and people.

import { type Json, type JsonObject, listOf, objectOf, objectsOf, stringOf } from '../../protocol/json.ts';
import type { ShownChannel, Snapshot } from '../../protocol/page-protocol.ts';
import { plainWords } from '../drawn-blocks.ts';
import { isDirect } from '../names.ts';

export interface Choice {
  /** Tells choices of one select apart. */
  readonly key: string;
  readonly words: string;
  /** What the field holds when it is chosen. */
  readonly held: Json;
}

export interface ChoiceGroup {
  /** Empty for choices that stand without a heading. */
  readonly words: string;
  readonly choices: readonly Choice[];
}

/** In the order in which they are offered. */
export function selectChoices(element: JsonObject, snapshot: Snapshot): readonly ChoiceGroup[] {
  switch (element['type']) {
    case 'conversations_select':
      return conversationChoices(element, snapshot);
    case 'channels_select':
      return [{ words: '', choices: places(snapshot, ({ kind }) => kind === 'public') }];
    case 'users_select':
    case 'multi_users_select': {
      const there = snapshot.people.filter(({ hasLeft }) => !hasLeft);
      const choices = there.map(({ id, displayName }) => ({ key: id, words: displayName, held: id }));
      return [{ words: '', choices }];
    }
    default:
      return [
        { words: '', choices: optionChoices(element['options']) },
        ...objectsOf(element['option_groups']).map((group) => ({
          words: plainWords(objectOf(group['label'])),
          choices: optionChoices(group['options']),
        })),
      ];
  }
}

/** The key of what a field holds. */
export function keyOf(held: Json): string {
  return typeof held === 'string' ? held : stringOf(objectOf(held)['value']);
}

export function optionChoices(options: Json | undefined): readonly Choice[] {
  return objectsOf(options).map((option) => ({
    key: keyOf(option),
    words: plainWords(objectOf(option['text'])),
    held: option,
  }));
}

function conversationChoices({ filter }: JsonObject, snapshot: Snapshot): readonly ChoiceGroup[] {
  const included = listOf(objectOf(filter)['include']);
  const isOffered = ({ kind }: ShownChannel) => {
    const name = kind === 'dm' ? 'im' : kind;
    return included.length === 0 || included.includes(name);
  };
  return [
    {
      words: 'Channels',
      choices: places(snapshot, (channel) => !isDirect(channel) && isOffered(channel)),
    },
    {
      words: 'Direct messages',
      choices: places(snapshot, (channel) => isDirect(channel) && isOffered(channel)),
    },
  ];
}

function places({ channels }: Snapshot, isOffered: (channel: ShownChannel) => boolean): readonly Choice[] {
  return channels
    .filter((channel) => !channel.isArchived && isOffered(channel))
    .map(({ id, kind, name }) => ({ key: id, words: `${marks[kind]}${name}`, held: id }));
}

const marks = { public: '# ', private: '🔒 ', dm: '', mpim: '' } as const;
