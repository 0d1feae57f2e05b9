// What kind of request it is and which poll it names, for the log: names of ours and ids, nothing a person wrote.

import * as v from 'valibot';
import { decodeAdding } from '../kit/adding-metadata.ts';
import { actionIds, callbackIds, decodeClose, decodeVote, decodeVoteAgain } from '../kit/ids.ts';
import { decodeManaged } from '../kit/manage-metadata.ts';
import { decodeMetadata } from '../kit/modal-metadata.ts';

export interface RequestFacts {
  /** As Slack calls it. */
  readonly kind: string;
  /** The action id of a button or input of ours, or the callback id of a shortcut. */
  readonly action?: string;
  /** The id of the poll, or of the draft that may become it. */
  readonly poll?: string;
}

const known = {
  kinds: new Set([
    ...['url_verification', 'block_actions', 'view_submission', 'view_closed'],
    ...['shortcut', 'message_action'],
  ]),
  actions: new Set<string>(Object.values(actionIds)),
  shortcuts: new Set<string>(Object.values(callbackIds)),
  events: new Set(['reaction_added']),
};
const eventShape = v.object({ event: v.object({ type: v.string() }) });
const clickShape = v.object({
  actions: v.looseTuple([v.object({ action_id: v.string(), value: v.nullish(v.string()) })]),
});
const shortcutShape = v.object({ type: v.picklist(['shortcut', 'message_action']), callback_id: v.string() });
const viewShape = v.object({ view: v.object({ private_metadata: v.string() }) });

/** @param body well-shaped; still everything in it may be made up, so only what we know is repeated. */
export function requestFacts(body: Readonly<Record<string, unknown>>): RequestFacts {
  if (body['ssl_check'] !== undefined) return { kind: 'ssl_check' };
  if (body['command'] !== undefined) return { kind: 'command' };
  if (v.is(eventShape, body)) return { kind: knownOr(body.event.type, known.events, 'event') };
  const poll = pollOf(body);
  return {
    kind: knownOr(String(body['type']), known.kinds, 'other'),
    ...(v.is(clickShape, body) && { action: knownOr(body.actions[0].action_id, known.actions, 'other') }),
    ...(v.is(shortcutShape, body) && { action: knownOr(body.callback_id, known.shortcuts, 'other') }),
    ...(poll !== undefined && { poll }),
  };
}

function knownOr(name: string, names: ReadonlySet<string>, other: string): string {
  return names.has(name) ? name : other;
}

function pollOf(body: Readonly<Record<string, unknown>>): string | undefined {
  if (v.is(viewShape, body)) {
    const { private_metadata: metadata } = body.view;
    return decodeMetadata(metadata)?.draftId ?? decodeAdding(metadata)?.pollId ?? decodeManaged(metadata);
  }
  if (!v.is(clickShape, body)) return undefined;
  const { value } = body.actions[0];
  return decodeVote(value)?.pollId ?? decodeVoteAgain(value)?.pollId ?? decodeClose(value);
}
