// An occurrence that was begun: its poll, or its song, is posted, as an errand. What is posted has an id that follows from the
// occurrence, so that however often this is tried there is one.

import { createHash } from 'node:crypto';
import type { DrawingDependencies } from '../../dependencies.ts';
import { type Attempt, occurrenceErrand } from '../../rules/errand/errand.ts';
import { settled } from '../../rules/schedule/running.ts';
import {
  type BegunOccurrence,
  mostLateMs,
  type Schedule,
  waitsForPool,
} from '../../rules/schedule/schedule.ts';
import { isFaultyMessage } from '../../slack/gateway/slack-errors.ts';
import { type Outcome, outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import type { SeenSchedule } from '../../store/schedule-store.ts';
import { refusalOf } from '../poll/refusal.ts';
import { pauseSchedule } from './pause-schedule.ts';
import { findCurrentChannel } from './place-of-schedule.ts';
import { postScheduledPoll } from './post-poll.ts';
import { postSongOfTheDay } from './post-song.ts';
import { beginNow, errandsNamed, type ScheduleErrandKind } from './schedule-errands.ts';

/** How posting ended: as any call does, or because the pool has too few songs. */
export type Posted =
  | Outcome<void>
  /** It cannot be posted any more. */
  | { readonly kind: 'over'; readonly why: string }
  | { readonly kind: 'too-few'; readonly songs: number };

/** What is to be posted. */
export interface Posting {
  readonly schedule: Schedule;
  readonly occurrence: BegunOccurrence;
  /** The id of the poll, or of the song's message. */
  readonly id: string;
  /** Whether it may have been posted before. */
  readonly isInDoubt: boolean;
  /** Why it is not to be posted any more; undefined where it is. What an earlier try has taken waits again. */
  readonly tooLate: string | undefined;
}

/** What the errand notes when nothing was posted. */
const nothing = 'nothing';

export function postingsOf(seen: SeenSchedule): readonly ScheduleErrandKind[] {
  const { current } = seen.schedule;
  const isBegun = current !== undefined && current.settledAt === undefined;
  const wanted = isBegun ? occurrenceErrand(current.name) : undefined;
  return errandsNamed(seen, wanted, (name) => name.startsWith('post-')).map((name) => ({
    name,
    isCalledFor: () => true,
    isSettled: () => name !== wanted,
    begin: beginNow,
    attempt: (deps, { schedule }, isInDoubt) =>
      current === undefined
        ? Promise.resolve(none)
        : attempt(deps, { schedule, occurrence: current, isInDoubt }),
    async settle(deps, { schedule }, result) {
      if (current === undefined) return;
      const { name: occurrence } = current;
      const isPosted = result !== undefined && result !== nothing;
      await deps.schedules.changeSchedule(schedule.id, (now) =>
        settled(now, { name: occurrence, isPosted, isMissed: result === undefined }, deps.now()),
      );
    },
  }));
}

const none: Attempt = { kind: 'done', result: nothing };

/** One that was stopped, or paused by hand, posts nothing, whatever was begun. */
const mayPost = (schedule: Schedule) => schedule.status === 'active' || waitsForPool(schedule);

/** The id of what an occurrence posts. */
export function occurrenceId(schedule: string, occurrence: string): string {
  return createHash('sha256').update(`${schedule}:${occurrence}`).digest('base64url').slice(0, 16);
}

async function attempt(
  deps: DrawingDependencies,
  { schedule: seen, occurrence, isInDoubt }: Omit<Posting, 'id' | 'tooLate'>,
): Promise<Attempt> {
  const schedule = await findCurrentChannel(deps, seen);
  const isWithoutOwner = mayPost(schedule) && (await hasLeft(deps, schedule));
  if (isWithoutOwner) await pauseSchedule(deps, schedule.id, { why: 'owner-left' });
  const isOff = isWithoutOwner || !mayPost(schedule);
  const isLate = deps.now() - occurrence.at > mostLateMs;
  const tooLate = isOff ? 'stopped' : isLate ? 'late' : undefined;
  const id = occurrenceId(schedule.id, occurrence.name);
  const posting = { schedule, occurrence, id, isInDoubt, tooLate };
  const posted = await (occurrence.what === 'poll'
    ? postScheduledPoll(deps, posting)
    : postSongOfTheDay(deps, posting));
  switch (posted.kind) {
    case 'done':
      return { kind: 'done', result: id };
    case 'too-few':
      return afterTooFew(deps, schedule, posted.songs);
    case 'over':
      // Nobody expects it.
      if (isOff) return none;
      return { kind: 'refused', why: posted.why, refusal: 'final' };
    case 'later':
    case 'unknown':
    case 'refused':
      deps.log.warn('What is due by a schedule was not posted', {
        schedule: schedule.id,
        ...outcomeFacts(posted),
      });
      return posted.kind === 'refused' ? afterRefusal(deps, schedule, posted.error) : posted;
  }
}

/** Where the channel got another id meanwhile, its songs have moved away under our hands: they are looked for there. */
async function afterTooFew(deps: DrawingDependencies, schedule: Schedule, songs: number): Promise<Attempt> {
  const present = await findCurrentChannel(deps, schedule);
  if (present.channel !== schedule.channel)
    return { kind: 'later', why: 'its channel has another id by now' };
  await pauseSchedule(deps, schedule.id, { why: 'pool', songs });
  return none;
}

async function afterRefusal(deps: DrawingDependencies, { id }: Schedule, error: string): Promise<Attempt> {
  const refusal = isFaultyMessage(error) ? 'final' : refusalOf(error, false);
  if (refusal !== 'place') return { kind: 'refused', why: error, refusal };
  await pauseSchedule(deps, id, { why: 'place', error });
  return none;
}

/** By what Slack says now. Where it does not say, its owner is there. */
async function hasLeft({ slack }: DrawingDependencies, { owner }: Schedule): Promise<boolean> {
  const answer = await slack.hasLeft(owner.id);
  return answer.kind === 'done' && answer.value;
}
