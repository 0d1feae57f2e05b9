// Schedules: each occurrence is posted once or told to be missed, what is stopped or paused posts nothing, and the songs of the day
// are neither lost nor had twice.

import type { Entry } from '../../../src/rules/pool/entry.ts';
import { isOnClock, mostLateMs, type Schedule } from '../../../src/rules/schedule/schedule.ts';
import { clockTime } from '../world/chronicle.ts';
import type { Exchange } from '../world/wire.ts';
import { isApplied, isNoted } from './exchanges.ts';
import { type OccurrenceSeen, type ScheduleEvidence, type ScheduleSeen, songIn } from './schedule-history.ts';

type ScheduleInvariant = (evidence: ScheduleEvidence) => readonly string[];

const invariants: Readonly<Record<string, ScheduleInvariant>> = {
  'an occurrence is posted once unless nobody could know that it was': ofOccurrences(postedOnce),
  'what is due is posted, or told to be missed': ofSchedules(nothingIsForgotten),
  'what is missed for half an hour is not posted any more': ofOccurrences(notHoursLate),
  'what is not late is not missed': ofSchedules(nothingIsGivenUpEarly),
  'a stopped or paused schedule begins nothing, and posts nothing that was not under way':
    ofSchedules(silence),
  'no song of the day is lost': songsAreKept,
  'no song is posted on two days': songsComeOnce,
  'a schedule is paused once for each lack': ofSchedules(pausedOnce),
  'its owner is told once unless nobody could know': toldOnce,
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

/** Of several posts only one is known of by a process that lived to write anything down. */
function postedOnce(
  { posts }: OccurrenceSeen,
  _: ScheduleSeen,
  { exchanges }: ScheduleEvidence,
): readonly string[] {
  const known = posts.filter((post) => isNoted(post, notesOf(exchanges, post)));
  return known.length <= 1 ? [] : [`${known.length} times by those who knew that they had`];
}

/** What was written down about a post: of a poll its message, of a song that its errand is done. */
function notesOf(exchanges: readonly Exchange[], { purpose }: Exchange): readonly Exchange[] {
  const note = purpose === 'poll message' ? 'note of the message' : 'note of a post';
  return exchanges.filter((exchange) => exchange.purpose === note && exchange.effect !== undefined);
}

/** What was next until its time had come, for as long as the schedule stayed as it was. */
function nothingIsForgotten({ history }: ScheduleSeen, { endedAt }: ScheduleEvidence): readonly string[] {
  return history.flatMap(({ schedule }, number) => {
    const { next, status } = schedule;
    const after = history[number + 1];
    const until = after?.at ?? endedAt;
    // The clock strikes each minute, and a storm may keep it from looking for some.
    if (next === undefined || status !== 'active' || until < next.at + slowMs) return [];
    if (after === undefined) return isUnderway(schedule) ? [] : [`${next.local} came, and nobody began it`];
    return isSeenTo(after.schedule, schedule, next.local) ? [] : [`${next.local} came to nothing`];
  });
}

const slowMs = 75 * 60_000;
const isUnderway = ({ current }: Schedule) => current !== undefined && current.settledAt === undefined;

/** Begun, told of, or changed by people, or what was under way before has ended. */
function isSeenTo(now: Schedule, before: Schedule, name: string): boolean {
  const isTold = now.missed !== undefined && now.missed.name >= name;
  const isChanged =
    now.status !== before.status || now.planEdition !== before.planEdition || now.skipped !== before.skipped;
  return now.current?.name === name || isTold || isChanged || now.next?.local === name;
}

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

function silence({ history, occurrences }: ScheduleSeen, { exchanges }: ScheduleEvidence): readonly string[] {
  const begun = occurrences.flatMap(({ name, before }) =>
    before !== undefined && !isOnClock(before) ? [`${name} was begun while it was ${before.status}`] : [],
  );
  const reads = exchanges.filter(({ purpose }) => purpose === 'read of the schedule');
  const posted = occurrences.flatMap(({ name, posts }) =>
    posts.flatMap((post) => {
      const own = reads.filter(({ sender, sentAt }) => sender === post.sender && sentAt <= post.sentAt);
      const readAt = own.at(-1)?.effect?.at;
      const then = readAt === undefined ? undefined : history.findLast(({ at }) => at < readAt)?.schedule;
      const before = history.findLast(({ at }) => at < (readAt ?? 0) - racingMs)?.schedule;
      const isOff = then !== undefined && !isOnClock(then) && before !== undefined && !isOnClock(before);
      return isOff ? [`${name} is posted although it was ${then.status}`] : [];
    }),
  );
  return [...begun, ...posted];
}

/** Two reads of one process may be under way at once. */
const racingMs = 30_000;

const isDoubtful = (post: Exchange) => post.heardAt === undefined || post.effect?.answer.status !== 200;

function songsAreKept({
  saved,
  entries,
  schedules,
  exchanges,
  readsChannels,
}: ScheduleEvidence): readonly string[] {
  const all = schedules.flatMap(({ occurrences }) => occurrences);
  const isPosted = ({ place }: Entry) => {
    if (place.kind !== 'won') return true;
    const posts = all.find(({ id }) => id === place.poll)?.posts ?? [];
    // Who died in between leaves it open whether it was about to post it, or had.
    const mayBe = !readsChannels && exchanges.some(({ purpose }) => purpose === 'record of a win');
    return posts.some((post) => isApplied(post) || isDoubtful(post)) || (mayBe && isAfterDeath(exchanges));
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

const isAfterDeath = (exchanges: readonly Exchange[]) => exchanges.some(({ sender }) => sender.isDead());
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
