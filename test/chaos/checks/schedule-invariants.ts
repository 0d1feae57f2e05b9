// Schedules: each occurrence is posted once or told to be missed, what is stopped or paused posts nothing, and the songs of the day
// are neither lost nor had twice.

import type { Entry } from '../../../src/rules/pool/entry.ts';
import {
  fewestInPool,
  isOnClock,
  isUnderway,
  mostLateMs,
  type Schedule,
  waitsForPool,
} from '../../../src/rules/schedule/schedule.ts';
import { clockTime } from '../world/chronicle.ts';
import { argumentOf } from '../world/purposes.ts';
import type { Exchange } from '../world/wire.ts';
import { isApplied, isNoted, refusalIn } from './exchanges.ts';
import { type OccurrenceSeen, type ScheduleEvidence, type ScheduleSeen, songIn } from './schedule-history.ts';

type ScheduleInvariant = (evidence: ScheduleEvidence) => readonly string[];

const invariants: Readonly<Record<string, ScheduleInvariant>> = {
  'an occurrence is posted once unless nobody could know that it was': ofOccurrences(postedOnce),
  'what is due is begun, or told to be missed': ofSchedules(nothingIsForgotten),
  'what is begun is posted, unless its schedule stops or it is told to be missed':
    ofOccurrences(begunIsPosted),
  'what is missed for half an hour is not posted any more': ofOccurrences(notHoursLate),
  'what is not late is not missed': ofSchedules(nothingIsGivenUpEarly),
  'a stopped or paused schedule begins nothing': ofOccurrences(begunWhileItRuns),
  'who posts has read that the schedule runs': ofOccurrences(readBeforePosting),
  'no song of the day is lost': songsAreKept,
  'no song is posted on two days': songsComeOnce,
  'a schedule is paused once for each lack': ofSchedules(pausedOnce),
  'a schedule waits for songs only where there are too few': ofOccurrences(waitsForSongsOnly),
  'its owner is told once unless nobody could know': toldOnce,
  'what its owner has to know is told': ofSchedules(toldAtAll),
  'a stopped schedule leaves nothing to do': ofSchedules(nothingIsLeft),
  'Slack takes what schedules send': ({ problems }) => problems,
};

export function complaintsAboutSchedules(evidence: ScheduleEvidence | undefined): readonly string[] {
  if (evidence === undefined) return [];
  return Object.entries(invariants).flatMap(([name, invariant]) =>
    invariant(evidence).map((complaint) => `${name}: ${complaint}`),
  );
}

type OfSchedule = (schedule: ScheduleSeen, evidence: ScheduleEvidence) => readonly string[];
type OfOccurrence = (
  occurrence: OccurrenceSeen,
  schedule: ScheduleSeen,
  evidence: ScheduleEvidence,
) => readonly string[];

function ofSchedules(invariant: OfSchedule): ScheduleInvariant {
  return (evidence) =>
    evidence.schedules.flatMap((schedule) =>
      invariant(schedule, evidence).map((complaint) => `${schedule.id}: ${complaint}`),
    );
}

function ofOccurrences(invariant: OfOccurrence): ScheduleInvariant {
  return ofSchedules((schedule, evidence) =>
    schedule.occurrences.flatMap((occurrence) =>
      invariant(occurrence, schedule, evidence).map((complaint) => `${occurrence.name}: ${complaint}`),
    ),
  );
}

/**
 * Of several posts only one is known of by a process that lived to write anything down. Where the table did not take that, the same
 * process may post again, and what it then writes down is about that one.
 */
function postedOnce(
  { posts }: OccurrenceSeen,
  _: ScheduleSeen,
  { exchanges }: ScheduleEvidence,
): readonly string[] {
  const known = posts.filter((post) => {
    const again = posts.find(({ sender, sentAt }) => sender === post.sender && sentAt > post.sentAt);
    const notes = notesOf(exchanges, post).filter(({ sentAt }) => sentAt < (again?.sentAt ?? Infinity));
    return isNoted(post, notes);
  });
  return known.length <= 1 ? [] : [`${known.length} times by those who knew that they had`];
}

/** What was written down about a post: of a poll its message, of a song that its errand is done. */
function notesOf(exchanges: readonly Exchange[], { purpose }: Exchange): readonly Exchange[] {
  const note = purpose === 'poll message' ? 'note of the message' : 'note of a post';
  return exchanges.filter((exchange) => exchange.purpose === note && exchange.effect !== undefined);
}

/** The clock strikes each minute; a storm may keep it from some of them, and what is under way is given up after half an hour. */
const strikesMs = 6 * 60_000;
const underwayMs = mostLateMs + 15 * 60_000;

/** What was next until its time had come, for as long as the schedule stayed as it was. */
function nothingIsForgotten({ history }: ScheduleSeen, { endedAt }: ScheduleEvidence): readonly string[] {
  return history.flatMap(({ schedule }, number) => {
    const { next } = schedule;
    const after = history[number + 1];
    const until = after?.at ?? endedAt;
    const patience = isUnderway(schedule) ? underwayMs : strikesMs;
    if (next === undefined || !isOnClock(schedule) || until < next.at + patience) return [];
    // While nobody looks at the clock, nobody can know.
    if (after === undefined) return [`${next.local} came, and nobody began it`];
    return isSeenTo(after.schedule, schedule, next.local) ? [] : [`${next.local} came to nothing`];
  });
}

/** Begun, told of, or changed by people; while it waits for its pool nobody expects anything. */
function isSeenTo(now: Schedule, before: Schedule, name: string): boolean {
  const isTold = now.missed !== undefined && now.missed.name >= name;
  const isWaiting = waitsForPool(before);
  const isChanged =
    now.status !== before.status || now.planEdition !== before.planEdition || now.skipped !== before.skipped;
  // Run now leaves it as it is: the clock has to look at it still.
  const isStillNext = now.next?.local === name;
  return now.current?.name === name || isTold || isWaiting || isChanged || isStillNext;
}

/** Where Slack took nothing, where it was stopped or paused meanwhile, or where it was missed, there is no post. */
function begunIsPosted(
  { name, begunAt, posts, settled }: OccurrenceSeen,
  { history }: ScheduleSeen,
  { endedAt }: ScheduleEvidence,
): readonly string[] {
  if (posts.some((post) => isApplied(post))) return [];
  const isOff = history.some(({ at, schedule }) => at >= begunAt && !isRunning(schedule, at, settled?.at));
  const isMissed = history.some(({ schedule }) => (schedule.missed?.name ?? '') >= name);
  if (isOff || isMissed) return [];
  if (settled !== undefined) return [`it counts as seen to at ${clockTime(settled.at)}, and was not posted`];
  return endedAt < begunAt + underwayMs ? [] : ['nobody has seen to it'];
}

/** Until it was settled, and as it was settled. */
const isRunning = ({ status }: Schedule, at: number, settledAt = Infinity) =>
  at > settledAt || status === 'active';

/** A call may be on its way for a while. */
const onItsWayMs = 60_000;

function notHoursLate({ posts, due }: OccurrenceSeen): readonly string[] {
  return posts.flatMap(({ sentAt }) =>
    sentAt > due + mostLateMs + onItsWayMs ? [`it is posted at ${clockTime(sentAt)}`] : [],
  );
}

function nothingIsGivenUpEarly({ history }: ScheduleSeen): readonly string[] {
  return history.flatMap(({ at, schedule: { missed } }, number) => {
    const isNew = missed !== undefined && missed.name !== history[number - 1]?.schedule.missed?.name;
    // Of several that were missed the last may be posted: then the first was longer ago.
    return isNew && at < missed.at + mostLateMs ? [`${missed.name} is missed at ${clockTime(at)}`] : [];
  });
}

function begunWhileItRuns({ before }: OccurrenceSeen): readonly string[] {
  return before === undefined || isOnClock(before) ? [] : [`it was begun while it was ${before.status}`];
}

/** What a process knows of a schedule is what it has read last. */
function readBeforePosting(
  { posts }: OccurrenceSeen,
  { id, history }: ScheduleSeen,
  { exchanges }: ScheduleEvidence,
): readonly string[] {
  const reads = exchanges.filter(
    ({ purpose, request }) => purpose === 'read of the schedule' && request.body.includes(`"SCHEDULE#${id}"`),
  );
  return posts.flatMap(({ sender, sentAt }) => {
    const read = reads.findLast((one) => one.sender === sender && one.sentAt <= sentAt && isHeard(one));
    if (read?.effect === undefined) return ['its schedule was not read'];
    const { at: readAt } = read.effect;
    // Of what was written in the same millisecond nobody can tell whether it was read.
    const then = history.filter(({ at }, number) => {
      const until = history[number + 1]?.at ?? Infinity;
      return at <= readAt && until >= readAt;
    });
    return then.some(({ schedule }) => isOnClock(schedule)) ? [] : [`it is posted although it was off`];
  });
}

const isDoubtful = (post: Exchange) => post.heardAt === undefined || post.effect?.answer.status !== 200;

function songsAreKept({
  saved,
  entries,
  schedules,
  exchanges,
  readsChannels,
}: ScheduleEvidence): readonly string[] {
  const all = schedules.flatMap(({ occurrences }) => occurrences);
  const looks = exchanges.filter(({ purpose }) => purpose === 'look in the channel');
  const mayNotLook = !readsChannels || looks.some((look) => refusalIn(look) !== undefined);
  const isPosted = ({ place, song }: Entry) => {
    if (place.kind !== 'won') return true;
    const posts = all.find(({ id }) => id === place.poll)?.posts ?? [];
    // Who died between the record and the post leaves it open whether it has posted, where nobody may look; in a channel that
    // has another id without the app's knowing nobody may.
    const died = exchanges.some(
      ({ purpose, request, sender }) =>
        purpose === 'record of a win' && request.body.includes(`"${song.title}"`) && sender.isDead(),
    );
    const ofIt = posts.filter((post) => post.purpose !== 'song of the day' || songIn(post) === song.title);
    return ofIt.some((post) => isApplied(post) || isDoubtful(post)) || (mayNotLook && died);
  };
  const lost = saved.filter((title) => !entries.some(({ song }) => song.title === title));
  const nowhere = entries.filter((entry) => !isPosted(entry));
  const waits = all.flatMap(({ id, posts }) =>
    posts
      .filter((post) => post.purpose === 'song of the day' && isApplied(post) && isHeard(post))
      .flatMap((post) => {
        const entry = entries.find(({ song }) => song.title === songIn(post));
        const isTaken = entry?.place.kind === 'won' && entry.place.poll === id;
        return isTaken ? [] : [`${songIn(post)} was posted, and is ${entry?.place.kind ?? 'gone'}`];
      }),
  );
  return [
    ...lost.map((title) => `${title} is gone`),
    ...nowhere.map(({ song }) => `${song.title} counts as had, and was not posted`),
    ...waits,
  ];
}

const isHeard = ({ heardAt }: Exchange) => heardAt !== undefined;

function songsComeOnce({ schedules }: ScheduleEvidence): readonly string[] {
  const days = new Map<string, Set<string>>();
  for (const { id, posts } of schedules.flatMap(({ occurrences }) => occurrences)) {
    for (const post of posts.filter((one) => one.purpose === 'song of the day' && isApplied(one))) {
      const title = songIn(post) ?? '';
      days.set(title, (days.get(title) ?? new Set()).add(id));
    }
  }
  return [...days].flatMap(([title, ids]) => (ids.size > 1 ? [`${title} came ${ids.size} times`] : []));
}

function pausedOnce({ history }: ScheduleSeen): readonly string[] {
  return history.flatMap(({ at, schedule }, number) => {
    const before = history[number - 1]?.schedule;
    const isNew = before !== undefined && schedule.pauses > before.pauses;
    const isAgain = before?.status === 'paused' && before.pause?.why === schedule.pause?.why;
    return isNew && isAgain ? [`again at ${clockTime(at)}, for ${schedule.pause?.why}`] : [];
  });
}

/** Paused although the pool had enough all the while that it was looked at. */
function waitsForSongsOnly(
  { begunAt, settled }: OccurrenceSeen,
  _: ScheduleSeen,
  { waiting }: ScheduleEvidence,
): readonly string[] {
  if (settled === undefined || settled.schedule.pause?.why !== 'pool') return [];
  const { schedule, at: settledAt } = settled;
  const there = waiting.filter(({ channel }) => channel === schedule.channel);
  const counts = there.filter(({ at }, number) => {
    const until = there[number + 1]?.at ?? Infinity;
    return at <= settledAt && until >= begunAt;
  });
  const isFromStart = (there[0]?.at ?? Infinity) <= begunAt;
  const fewest = isFromStart ? Math.min(...counts.map(({ songs }) => songs)) : 0;
  const isEnough = fewest >= Math.max(fewestInPool(schedule), 1);
  return isEnough ? [`it waits, and the pool had ${fewest}`] : [];
}

/** So long after a reason to tell somebody they are told, in milliseconds. */
const tellingMs = 5 * 60_000;

const isOfPause = ({ request }: Exchange) => argumentOf(request.body, 'text').includes(' is paused. ');

function toldAtAll(
  { id: _, history, tellings }: ScheduleSeen,
  { endedAt }: ScheduleEvidence,
): readonly string[] {
  const told = tellings.filter(isApplied);
  const last = history.at(-1);
  const pauses = history.flatMap(({ at, schedule: { pause, status } }, number) => {
    const isNew = pause !== undefined && pause.number !== history[number - 1]?.schedule.pause?.number;
    if (!isNew || pause.why === 'by-hand' || status !== 'paused') return [];
    const end = history.find((one) => one.at >= at && one.schedule.pause?.number !== pause.number);
    const until = end?.at ?? endedAt;
    const isTold = told.some((one) => isOfPause(one) && one.sentAt >= at && one.sentAt <= until);
    return isTold || until < at + tellingMs ? [] : [`not of its pause at ${clockTime(at)}, for ${pause.why}`];
  });
  const missed = last?.schedule.status === 'stopped' ? undefined : last?.schedule.missed;
  const since = history.find(({ schedule }) => schedule.missed?.name === missed?.name)?.at ?? Infinity;
  const isOfMissed = told.some((one) => !isOfPause(one) && one.sentAt >= since);
  const isUntold = missed !== undefined && !isOfMissed && endedAt >= since + tellingMs;
  return [...pauses, ...(isUntold ? [`not of ${missed.name}, which was missed`] : [])];
}

function toldOnce({ schedules, exchanges }: ScheduleEvidence): readonly string[] {
  const notes = exchanges.filter(
    ({ purpose, effect }) => purpose === 'note of a telling' && effect !== undefined,
  );
  return schedules.flatMap(({ id, history, tellings }) => {
    const pauses = new Set(
      history.flatMap(({ schedule: { pause } }) =>
        pause === undefined || pause.why === 'by-hand' ? [] : [pause.number],
      ),
    );
    const missed = new Set(history.flatMap(({ schedule }) => schedule.missed?.name ?? []));
    const known = tellings.filter((telling) => isNoted(telling, notes)).length;
    const most = pauses.size + missed.size;
    return known <= most ? [] : [`${id}: ${known} times of ${most}`];
  });
}

function nothingIsLeft({ history, open }: ScheduleSeen): readonly string[] {
  return history.at(-1)?.schedule.status === 'stopped' ? open.map((sk) => `${sk} is due`) : [];
}
