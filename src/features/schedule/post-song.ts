// The song of the day: the next song of the channel's pool, without a vote. It leaves the pool for good, and is noted as had, before
// it is posted: where a process dies in between, the next try finds it and posts the same one.

import type { DrawingDependencies } from '../../dependencies.ts';
import { type Entry, ownerOf } from '../../rules/pool/entry.ts';
import { fromSchedule } from '../../rules/schedule/schedule.ts';
import type { Outcome } from '../../slack/gateway/slack-gateway.ts';
import { songOfTheDayMessage } from '../../slack/views/song-of-the-day.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import { findTakenForPosting, putBackPosted, takeForPosting } from '../pool/draw-songs.ts';
import { inPlaceOf } from './place-of-schedule.ts';
import type { Posted, Posting } from './post-occurrence.ts';
import { resumeForSongs } from './resume-for-songs.ts';
import { findFitting } from './take-songs.ts';

/** How far back the message of an earlier try is looked for, in milliseconds. */
const earlierMs = 60 * 60 * 1_000;
/** Polls draw at the same moment seldom. */
const mostTries = 5;

export async function postSongOfTheDay(deps: DrawingDependencies, posting: Posting): Promise<Posted> {
  const { schedule, id, tooLate, isInDoubt } = posting;
  const taken = await findTakenForPosting(deps, { id, channel: schedule.channel });
  const found = taken && isInDoubt ? await findPosted(deps, posting) : undefined;
  if (found?.kind === 'later') return found;
  if (found?.kind === 'done' && found.value !== undefined) return { kind: 'done', value: undefined };
  // Where an earlier try may have posted it, and the app may not look, it counts as had.
  const mayBeThere =
    taken !== undefined &&
    found !== undefined &&
    found.kind !== 'done' &&
    (await wasToBePosted(deps, posting, taken));
  if (tooLate !== undefined) {
    if (taken !== undefined && !mayBeThere) await putBack(deps, posting, taken);
    return { kind: 'over', why: tooLate };
  }
  const entry = taken ?? (await take(deps, posting));
  if (entry === undefined) return { kind: 'too-few', songs: 0 };
  await resumeForSongs(deps, schedule);
  await noteAsHad(deps, posting, entry);
  const posted = await inPlaceOf(deps, schedule, (present) => post(deps, posting, entry, present));
  if (posted.kind === 'refused' && !mayBeThere) await putBack(deps, posting, entry);
  if (posted.kind !== 'done') return posted;
  deps.observe({ kind: 'song-posted', schedule: schedule.id });
  return { kind: 'done', value: undefined };
}

const markOf = (id: string) => ({ kind: 'songpoll_song', poll: id }) as const;

/** The message of an earlier try that Slack took without our knowing. */
function findPosted({ slack, now }: DrawingDependencies, { schedule, id }: Posting) {
  return slack.findMarked(schedule.channel, markOf(id), now() - earlierMs);
}

async function take(deps: DrawingDependencies, { schedule, id }: Posting): Promise<Entry | undefined> {
  const { channel } = schedule;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const [next] = await findFitting(deps, channel, []);
    if (next === undefined) return undefined;
    const taken = await takeForPosting(deps, { id, channel, song: next });
    if (taken !== undefined) return taken;
  }
  return undefined;
}

/** Kept from coming back: for the channel's weeks, or for good. */
async function noteAsHad(
  { songRecords }: DrawingDependencies,
  { schedule, id, occurrence }: Posting,
  { song }: Entry,
): Promise<void> {
  const isForGood = schedule.comesBack === 'never';
  await songRecords.saveWin(schedule.channel, {
    ...{ song, poll: id, at: occurrence.at },
    wasPosted: true,
    ...(isForGood && { isForGood }),
  });
}

/** It is noted right before it is posted. */
async function wasToBePosted(
  { songRecords }: DrawingDependencies,
  { schedule, id }: Posting,
  { song }: Entry,
): Promise<boolean> {
  const [record] = await songRecords.findWins(schedule.channel, [song]);
  return record?.poll === id;
}

/** It was not posted, and waits again with its age. */
async function putBack(deps: DrawingDependencies, { schedule, id }: Posting, { song }: Entry): Promise<void> {
  await putBackPosted(deps, { id, channel: schedule.channel });
  await deps.songRecords.voidWin(schedule.channel, { song, poll: id });
}

async function post(
  deps: DrawingDependencies,
  { schedule, id }: Posting,
  entry: Entry,
  channel: string,
): Promise<Outcome<{ ts: string }>> {
  const [{ settings }, names] = await Promise.all([
    deps.channelSettings.findSettings(channel),
    deps.people.findNames([ownerOf(entry)]),
  ]);
  const message = songOfTheDayMessage(wordsIn(schedule.language), {
    entry,
    by: names.get(ownerOf(entry)),
    title: schedule.title,
    from: fromSchedule(schedule),
    marksExplicit: settings.explicit === 'mark',
  });
  return deps.slack.postMessage(channel, message, markOf(id));
}
