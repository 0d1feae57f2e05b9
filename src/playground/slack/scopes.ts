// Which scope a method takes, as far as it takes one. https://docs.slack.dev/reference/methods

import type { JsonObject } from '../protocol/json.ts';
import { stringOf } from '../protocol/json.ts';
import type { World } from './create-world.ts';
import type { ChannelKind } from './slack-world.ts';

type Family = 'read' | 'history';

const ofAll: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'conversations.join': 'channels:join',
  'conversations.open': 'im:write',
  'users.info': 'users:read',
  'reactions.add': 'reactions:write',
};
/** Those whose scope goes by the kind of conversation. */
const byKind: Readonly<Record<string, Family>> = {
  'conversations.info': 'read',
  'conversations.members': 'read',
  'conversations.history': 'history',
  'conversations.replies': 'history',
};
const prefixes: Readonly<Record<ChannelKind, string>> = {
  public: 'channels',
  private: 'groups',
  dm: 'im',
  mpim: 'mpim',
};

export function scopeOfKind(kind: ChannelKind, family: Family): string {
  return `${prefixes[kind]}:${family}`;
}

/** The scope that a call takes; undefined for those that take none. */
export function scopeOfCall(world: World, method: string, args: JsonObject): string | undefined {
  const family = byKind[method];
  if (family === undefined) return ofAll[method];
  const kind = world.channels.get(stringOf(args['channel']))?.kind ?? 'public';
  return scopeOfKind(kind, family);
}
