// What an app may say through a response URL: privately unless told, for 30 minutes and five times.

import { withIds } from '../protocol/field-state.ts';
import { type JsonObject, stringOf } from '../protocol/json.ts';
import type { Content, Refused } from './api-answers.ts';
import { type ApiParts, isTrue, readContent, refused } from './api-answers.ts';
import type { World } from './create-world.ts';
import { redraw, sayAloud, sayPrivately } from './message-methods.ts';
import { type MessageRef, messageKey } from './slack-world.ts';
import type { Origin } from './triggers.ts';

export type ResponseUrlOutcome = { readonly kind: 'good' } | Refused;

/** Takes what was posted to a response URL. A refused post does not count as a use. */
export function respond({ world, triggers }: ApiParts, id: string, args: JsonObject): ResponseUrlOutcome {
  const pass = triggers.findResponseUrl(id);
  if (pass.kind === 'refused') return pass;
  const outcome = carryOut(world, originNow(world, pass.origin), args);
  if (outcome.kind === 'good') triggers.spendResponseUrl(id);
  return outcome;
}

/** The conversation may have got another id since. */
function originNow(world: World, origin: Origin): Origin {
  const { channel, message } = origin;
  const now = (id: string) => world.channelIdNow(id);
  return {
    ...origin,
    ...(channel === undefined ? {} : { channel: now(channel) }),
    ...(message === undefined ? {} : { message: { channel: now(message.channel), ts: message.ts } }),
  };
}

function carryOut(world: World, origin: Origin, args: JsonObject): ResponseUrlOutcome {
  const original = origin.message;
  if (isTrue(args['delete_original']) && original !== undefined) {
    world.dropMessage(original);
    world.dropPrivateWord(original);
    return { kind: 'good' };
  }
  const content = readContent(world, args, { method: 'response_url' });
  if (content.kind === 'refused') return content;
  if (isTrue(args['replace_original']) && original !== undefined) return replace(world, original, content);
  return say(world, origin, { ...args, ...content });
}

function replace(world: World, original: MessageRef, content: Content): ResponseUrlOutcome {
  const message = world.messages.get(messageKey(original));
  if (message !== undefined) {
    redraw(world, message, content);
    return { kind: 'good' };
  }
  const word = world.privateWords.get(messageKey(original));
  if (word === undefined) return refused('message_not_found');
  world.putPrivateWord({
    ...word,
    text: content.text,
    blocks: withIds(content.blocks, () => world.newId('')),
  });
  return { kind: 'good' };
}

function say(world: World, origin: Origin, said: JsonObject & Content): ResponseUrlOutcome {
  const { person, channel } = origin;
  if (channel === undefined) return refused('channel_not_found');
  if (stringOf(said['response_type']) === 'in_channel') sayAloud(world, channel, said);
  else sayPrivately(world, { text: said.text, blocks: said.blocks, channel, person, via: 'response_url' });
  return { kind: 'good' };
}
