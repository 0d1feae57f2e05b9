// Saving several songs at once for one person, and what to say of it.

import type { HandlerDependencies } from '../../dependencies.ts';
import type { Song } from '../../rules/poll/song.ts';
import { defaultUrgency, type MessagePlace, type NoRoom, type Urgency } from '../../rules/pool/entry.ts';
import type { SaveOutcome } from '../../rules/pool/saving.ts';
import type { PoolNotice } from '../../slack/words/pool.ts';
import { moderates } from '../channel/moderates.ts';
import { saveLinks } from './save-links.ts';
import { saveSongs } from './save-song.ts';

export interface SavingAll {
  /** Slack's id of the conversation whose pool it is. */
  readonly channel: string;
  readonly person: string;
  readonly songs: readonly Song[];
  /** The catalogue's ids of songs that it could not be asked about. */
  readonly links?: readonly string[];
  readonly from?: MessagePlace | undefined;
  readonly urgency?: Urgency | undefined;
  readonly note?: string | undefined;
  /** Although they won lately, where the person may say so. */
  readonly anyway?: boolean;
}

export interface AllSaved {
  readonly notices: readonly PoolNotice[];
  /** The names of the songs that this person did not want before. */
  readonly keys: readonly string[];
  /** The names of those that they wanted already. */
  readonly again: readonly string[];
  /** How urgently they want the first of all these. */
  readonly urgency: Urgency;
  /** The catalogue's ids of the songs whose links wait now and did not before. */
  readonly links: readonly string[];
  /** The catalogue's ids of songs that won lately, where their person may save them all the same. */
  readonly anyway: readonly string[];
}

export async function saveAll(deps: HandlerDependencies, wish: SavingAll): Promise<AllSaved> {
  const { channel, person, songs, links = [], from, urgency, note, anyway } = wish;
  const isModerator = anyway === true && (await moderates(deps, channel, person));
  const common = {
    person,
    now: deps.now(),
    ...(from && { from }),
    ...(urgency && { urgency }),
    ...(note !== undefined && { note }),
  };
  const saved = await saveSongs(deps, channel, songs, { ...common, anyway: isModerator });
  const outcomes = songs.flatMap((song, at) => {
    const outcome = saved[at];
    return outcome === undefined ? [] : [{ song, outcome }];
  });
  for (const { outcome } of outcomes) {
    if (outcome.kind === 'saved' || outcome.kind === 'supported') deps.observe({ kind: 'song-saved' });
    else deps.observe({ kind: 'refused', what: 'save', reason: outcome.kind });
  }
  const saving = { person, links, urgency, from };
  const { kept, added, refusal } =
    links.length > 0 ? await saveLinks(deps, channel, saving) : { kept: [], added: [] };
  if (refusal !== undefined) deps.observe({ kind: 'refused', what: 'save', reason: refusal.kind });
  const late = outcomes.filter(({ outcome }) => outcome.kind === 'won-lately').map(({ song }) => song.id);
  const mayAnyway = late.length > 0 && (await moderates(deps, channel, person));
  return {
    notices: distinct([
      ...noticesOf(outcomes),
      ...(kept.length > 0 ? [{ kind: 'kept-links', links: kept.length } as const] : []),
      ...(refusal === undefined ? [] : [noRoom(refusal)]),
    ]),
    keys: outcomes.flatMap(({ outcome }) =>
      outcome.kind === 'saved' || outcome.kind === 'supported' ? [outcome.entry.key] : [],
    ),
    again: outcomes.flatMap(({ outcome }) =>
      outcome.kind === 'changed' || outcome.kind === 'as-before' ? [outcome.entry.key] : [],
    ),
    urgency: urgencyFor(person, outcomes),
    links: added,
    anyway: mayAnyway ? late : [],
  };
}

interface Outcome {
  readonly song: Song;
  readonly outcome: SaveOutcome;
}

function urgencyFor(person: string, outcomes: readonly Outcome[]): Urgency {
  const supporters = outcomes.flatMap(({ outcome }) => ('entry' in outcome ? outcome.entry.supporters : []));
  return supporters.find((one) => one.person === person)?.urgency ?? defaultUrgency;
}

/** Those saved in one line; each other in its own. */
function noticesOf(outcomes: readonly Outcome[]): readonly PoolNotice[] {
  const saved = outcomes.filter(({ outcome }) => outcome.kind === 'saved').map(({ song }) => song.title);
  const others = outcomes.flatMap(({ song, outcome }) => noticeOf(song, outcome) ?? []);
  return [...(saved.length > 0 ? [{ kind: 'saved', titles: saved } as const] : []), ...others];
}

/** What is said of the pool itself is said once. */
function distinct(notices: readonly PoolNotice[]): readonly PoolNotice[] {
  return [...new Map(notices.map((notice) => [JSON.stringify(notice), notice])).values()];
}

export function noRoom({ kind, limit, links }: NoRoom): PoolNotice {
  return { kind: kind === 'full' ? 'pool-full' : 'own-full', limit, links };
}

/** Undefined for those that are told together. */
export function noticeOf({ title }: Song, outcome: SaveOutcome): PoolNotice | undefined {
  switch (outcome.kind) {
    case 'saved':
      return undefined;
    case 'supported':
      return { kind: outcome.entry.place.kind === 'in-poll' ? 'in-a-poll' : 'supported', title };
    case 'changed':
      return { kind: 'changed', title };
    case 'as-before':
      return { kind: 'saved-before', title };
    case 'full':
    case 'used-up':
      return noRoom(outcome);
    case 'refused':
      return { kind: 'not-taken', title, why: outcome.why };
    case 'won-lately':
      return { ...outcome, title };
  }
}
