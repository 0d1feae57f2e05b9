// A workspace as JSON, for a laptop's disk: what was said stays said when `npm start` ends. Open modals close with it.

import * as v from 'valibot';
import type { JsonObject } from '../protocol/json.ts';
import type { World } from './create-world.ts';
import { channelKinds, postingLimits, roles } from './slack-world.ts';

const object = v.custom<JsonObject>((value) => v.is(v.record(v.string(), v.unknown()), value));
const blocks = v.array(object);
const ref = { channel: v.string(), ts: v.string() };

/** More ids than could have been given out after the last memory was written. */
const unremembered = 10_000;

const memorySchema = v.object({
  idsGiven: v.pipe(v.number(), v.integer(), v.minValue(0)),
  people: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      displayName: v.string(),
      tz: v.string(),
      // Those with a default were not kept from the beginning.
      locale: v.optional(v.string(), 'en-US'),
      role: v.optional(v.picklist(roles), 'member'),
      hasLeft: v.boolean(),
    }),
  ),
  channels: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      kind: v.picklist(channelKinds),
      isArchived: v.boolean(),
      members: v.array(v.string()),
      limit: v.exactOptional(v.picklist(postingLimits)),
    }),
  ),
  messages: v.array(
    v.object({
      ...ref,
      author: v.string(),
      text: v.string(),
      blocks,
      attachments: v.exactOptional(v.pipe(blocks, v.readonly())),
      thread: v.exactOptional(v.string()),
      isBroadcast: v.exactOptional(v.boolean()),
      subtype: v.exactOptional(v.string()),
      metadata: v.exactOptional(object),
      reactions: v.array(v.tuple([v.string(), v.array(v.string())])),
    }),
  ),
  privateWords: v.array(
    v.object({
      ...ref,
      person: v.string(),
      text: v.string(),
      blocks,
      thread: v.exactOptional(v.string()),
      via: v.picklist(['response_url', 'chat.postEphemeral', 'command answer']),
    }),
  ),
});

export type WorkspaceMemory = v.InferOutput<typeof memorySchema>;

/** The memory that a text holds; undefined when it holds none. */
export function readMemory(text: string): WorkspaceMemory | undefined {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), memorySchema), text);
  return read.success ? read.output : undefined;
}

export function memoryOf(world: World): WorkspaceMemory {
  return {
    idsGiven: world.idsGiven(),
    people: [...world.people.values()],
    channels: [...world.channels.values()].map((channel) => ({ ...channel, members: [...channel.members] })),
    messages: [...world.messages.values()].map((message) => ({
      ...message,
      blocks: [...message.blocks],
      reactions: [...message.reactions].map(([name, by]) => [name, [...by]]),
    })),
    privateWords: [...world.privateWords.values()].map((word) => ({ ...word, blocks: [...word.blocks] })),
  };
}

/** Brings what was remembered into an empty workspace. */
export function recall(world: World, memory: WorkspaceMemory): void {
  world.skipIds(memory.idsGiven + unremembered);
  for (const person of memory.people) world.putPerson(person);
  for (const channel of memory.channels) world.putChannel({ ...channel, members: new Set(channel.members) });
  for (const message of memory.messages) {
    world.putMessage({ ...message, reactions: new Map(message.reactions) });
  }
  for (const word of memory.privateWords) world.putPrivateWord(word);
}
