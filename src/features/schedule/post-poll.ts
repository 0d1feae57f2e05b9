// The poll of an occurrence: its songs are taken out of the channel's pool, or it opens without any, for people to add them.

import type { DrawingDependencies } from '../../dependencies.ts';
import type { Attempt } from '../../rules/errand/errand.ts';
import { closingTimeAt } from '../../rules/poll/ending.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { pollSettings } from '../../rules/poll/settings.ts';
import { fewestInPool, fromSchedule } from '../../rules/schedule/schedule.ts';
import { mostInPollTitle } from '../../slack/kit/limits.ts';
import { shortLine } from '../../slack/kit/text.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import { findEarlierTry, publishOnce, withdrawUnposted } from '../poll/publish-once.ts';
import { inPlaceOf } from './place-of-schedule.ts';
import type { Posted, Posting } from './post-occurrence.ts';
import { resumeForSongs } from './resume-for-songs.ts';
import { takeSongs } from './take-songs.ts';

export async function postScheduledPoll(deps: DrawingDependencies, posting: Posting): Promise<Posted> {
  const { schedule, id, tooLate } = posting;
  const { there, attempt } = await findEarlierTry(deps, id);
  if (attempt !== undefined) return asPosted(attempt);
  if (tooLate !== undefined) return asPosted(await withdrawUnposted(deps, { ...schedule, id }, tooLate));
  const written = there === undefined ? await write(deps, posting) : { kind: 'poll' as const, poll: there };
  if (written.kind !== 'poll') return written;
  await resumeForSongs(deps, schedule);
  return inPlaceOf(deps, schedule, (channel) => publishOnce(deps, { ...written.poll, channel }));
}

/** What an earlier try has come to: the poll is posted, or it is over. */
function asPosted(attempt: Attempt): Posted {
  switch (attempt.kind) {
    case 'done':
      return { kind: 'done', value: undefined };
    case 'refused':
      return { kind: 'over', why: attempt.why };
    case 'later':
    case 'unknown':
      return attempt;
  }
}

type Written = { readonly kind: 'poll'; readonly poll: Poll } | Extract<Posted, { readonly kind: 'too-few' }>;

async function write(deps: DrawingDependencies, posting: Posting): Promise<Written> {
  const { schedule, occurrence, id } = posting;
  const { channel, songsFrom, choices, language, owner } = schedule;
  const fewest = fewestInPool(schedule);
  const songs =
    songsFrom === 'pool' ? await takeSongs(deps, { id, channel, fewest, most: schedule.songs }) : [];
  if (songs.length < fewest) return { kind: 'too-few', songs: songs.length };
  const now = deps.now();
  const closesAt = closingTimeAt(choices, now);
  const { settings } = await deps.channelSettings.findSettings(channel);
  const { pollTitle } = wordsIn(language).schedule;
  const poll: Poll = {
    ...{ id, songs, owner, language, channel },
    title: shortLine(pollTitle(schedule.title, occurrence.theme), mostInPollTitle),
    ...pollSettings(choices),
    status: 'open',
    createdAt: now,
    ...(closesAt !== undefined && { closesAt }),
    ...(settings.explicit === 'mark' && { marksExplicit: true }),
    schedule: fromSchedule(schedule),
  };
  return { kind: 'poll', poll };
}
