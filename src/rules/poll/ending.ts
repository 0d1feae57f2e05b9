// When a poll is to end: what its starter may choose, and what the poll makes of it.

import type { Draft, Settings } from './draft.ts';
import type { Poll } from './poll.ts';
import { choicesOf, type DetailName, detailsOf, pollSettings } from './settings.ts';

const minute = 60_000;
const day = 1_440 * minute;

const endsAfterMs = {
  '15m': 15 * minute,
  '1h': 60 * minute,
  '4h': 240 * minute,
  '24h': day,
} as const;

/** A time that is chosen lies so far ahead at least, and at most. */
export const soonestEndMs = 5 * minute;
export const latestEndMs = 60 * day;
/** How many people may be waited for. */
export const mostVotersAwaited = 10_000;

/** What is wrong with a time that is chosen. */
export type EndTrouble =
  | { readonly kind: 'no-end-time' }
  | { readonly kind: 'ends-too-soon' }
  | { readonly kind: 'ends-too-late' };

/** What is wrong with a detail of the settings. */
export type DetailTrouble = EndTrouble | { readonly kind: 'no-voter-count' };

/** When a poll that is posted at `now` closes, in milliseconds since 1970; undefined when only people close it. */
export function closingTimeAt(
  { votingEnds, endsAt }: Pick<Settings, 'votingEnds' | 'endsAt'>,
  now: number,
): number | undefined {
  if (votingEnds === 'never') return undefined;
  return votingEnds === 'at' ? endsAt : now + endsAfterMs[votingEnds];
}

/** What ends the poll by itself, as the poll has it. */
export function endingOf(settings: Settings, now: number): Pick<Poll, 'closesAt' | 'closesAtVoters'> {
  const closesAt = closingTimeAt(settings, now);
  const enough = settings.closeEarly === 'voters' ? settings.enoughVoters : undefined;
  return {
    ...(closesAt !== undefined && { closesAt }),
    ...(enough !== undefined && { closesAtVoters: enough }),
  };
}

/** What has to change before a poll with these settings can be posted at `now`. */
export function detailTroubles(settings: Settings, now: number): readonly DetailTrouble[] {
  return detailsOf(settings).flatMap((detail) => troubleWith(detail, settings, now) ?? []);
}

function troubleWith(detail: DetailName, settings: Settings, now: number): DetailTrouble | undefined {
  const { endsAt, enoughVoters = 0 } = settings;
  if (detail === 'enoughVoters') {
    const isCount = Number.isInteger(enoughVoters) && enoughVoters >= 1 && enoughVoters <= mostVotersAwaited;
    return isCount ? undefined : { kind: 'no-voter-count' };
  }
  return troubleWithEnd(endsAt, now);
}

/** Undefined where voting may end then. Times are milliseconds since 1970. */
export function troubleWithEnd(endsAt: number | undefined, now: number): EndTrouble | undefined {
  if (endsAt === undefined) return { kind: 'no-end-time' };
  if (endsAt - now < soonestEndMs) return { kind: 'ends-too-soon' };
  return endsAt - now > latestEndMs ? { kind: 'ends-too-late' } : undefined;
}

/** The draft with a time in the field, where one is asked for and none is there. */
export function withSuggestedEnd(draft: Draft, now: number): Draft {
  const { settings } = draft;
  if (settings.votingEnds !== 'at' || settings.endsAt !== undefined) return draft;
  return { ...draft, settings: { ...settings, endsAt: suggestedEnd(now) } };
}

/** What the field for the time comes up with: a day from now, at the full hour after. */
export function suggestedEnd(now: number): number {
  const hour = 60 * minute;
  return Math.ceil((now + day) / hour) * hour;
}

/** Whether so many people have voted as the poll was to wait for. */
export function hasEnoughVoters({ status, closesAtVoters }: Poll, voters: number): boolean {
  return status === 'open' && closesAtVoters !== undefined && voters >= closesAtVoters;
}

/** The settings with which a poll was posted. */
export function settingsFrom(poll: Poll): Settings {
  const { title, channel, createdAt, closesAt, closesAtVoters } = poll;
  const ends = choicesOf('votingEnds').find(
    (votingEnds) => votingEnds !== 'at' && closingTimeAt({ votingEnds }, createdAt) === closesAt,
  );
  return {
    ...{ title, channel },
    ...pollSettings(poll),
    votingEnds: ends ?? 'at',
    closeEarly: closesAtVoters === undefined ? 'never' : 'voters',
    ...(ends === undefined && closesAt !== undefined && { endsAt: closesAt }),
    ...(closesAtVoters !== undefined && { enoughVoters: closesAtVoters }),
  };
}
