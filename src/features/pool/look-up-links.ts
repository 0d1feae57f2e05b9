// Links to songs that were saved while the catalogue could not be asked: looked up once it answers again. The clock finds those
// whose time has come and tells the queue; each try first says when the next one is, so that two do not ask at once, and a
// process that dies costs one pause. Saving a song twice for one person changes nothing, so that it may be repeated.

import type { ClockDependencies, LaterDependencies } from '../../dependencies.ts';
import type { Song } from '../../rules/poll/song.ts';
import type { SaveOutcome } from '../../rules/pool/saving.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { savedMessage } from '../../slack/views/saved-message.ts';
import type { PoolNotice } from '../../slack/words/pool.ts';
import type { WaitingLink } from '../../store/pool-store.ts';
import { isTableFailure } from '../../store/table.ts';
import { askCatalogue } from '../compose/ask-catalogue.ts';
import { findReadersWords } from '../readers-words.ts';
import { noticeOf } from './save-all.ts';
import { saveSong } from './save-song.ts';
import { takeBackSaved } from './take-back-saved.ts';

/** After how many minutes a link is looked up again, by how often it came to nothing. */
const pauses = [1, 2, 5, 15, 30, 60] as const;
const minute = 60_000;
/** After so long it is given up, in milliseconds. */
const patienceMs = 3 * 24 * 60 * minute;
/** The catalogue's quota is small. */
const mostAtOnce = 20;

/** What the timer does each minute for pools in which links wait. @param channels Slack's ids */
export async function wakeDuePools({ later }: ClockDependencies, channels: readonly string[]): Promise<void> {
  await Promise.all(channels.map((channel) => later.lookIntoPool(channel)));
}

/** Looks up those links of a channel's pool whose time has come. Does not fail: what fails is tried again. */
export async function lookUpLinks(deps: LaterDependencies, channel: string): Promise<void> {
  try {
    const { links } = await deps.pools.findPool(channel);
    const due = links.filter(({ dueAt }) => dueAt <= deps.now()).slice(0, mostAtOnce);
    for (const link of due) await lookUpLink(deps, channel, link);
  } catch (error) {
    if (!isTableFailure(error)) throw error;
    deps.log.error('Links in a pool could not be looked up now', error, { channel });
  }
}

async function lookUpLink(deps: LaterDependencies, channel: string, link: WaitingLink): Promise<void> {
  const { songId, person, since, urgency, from, failures } = link;
  const pause = pauses[Math.min(failures, pauses.length - 1)] ?? 60;
  if (!(await deps.pools.postponeLink(channel, link, deps.now() + pause * minute))) return;
  const answer = await askCatalogue(deps, deps.catalogue.findSong(songId));
  if ('notice' in answer) {
    if (deps.now() - since < patienceMs) return;
    await drop(deps, channel, link, { kind: 'link-given-up' });
    return;
  }
  const { value } = answer;
  if (value.kind !== 'song') {
    await drop(deps, channel, link, { kind: 'link-leads-nowhere' });
    return;
  }
  const wish = { person, now: since, urgency, link: songId, ...(from && { from }) };
  const outcome = await saveSong(deps, channel, { ...wish, song: value.song });
  const isIn = outcome.kind === 'saved' || outcome.kind === 'supported' || outcome.kind === 'changed';
  if (isIn) deps.observe({ kind: 'song-saved' });
  const notice = isIn || outcome.kind === 'as-before' ? undefined : lateNotice(value.song, outcome);
  if (await drop(deps, channel, link, notice)) return;
  // Undo was pressed while it was being looked up: then it holds for the song.
  const isNew = outcome.kind === 'saved' || outcome.kind === 'supported';
  if (isNew && (await deps.pools.isLinkTakenBack(channel, songId, person)))
    await takeBackSaved(deps, channel, { key: outcome.entry.key, person });
}

/** What was said of the pool when the link was saved is long past: so with the song's title. */
function lateNotice(song: Song, outcome: SaveOutcome): PoolNotice | undefined {
  const isNoRoom = outcome.kind === 'full' || outcome.kind === 'used-up';
  if (!isNoRoom) return noticeOf(song, outcome);
  return {
    kind: 'link-had-no-room',
    title: song.title,
    isOwn: outcome.kind === 'used-up',
    limit: outcome.limit,
  };
}

/**
 * The person is told only where the song is not in the pool: that it would be was said before.
 * @returns false when somebody else has dropped it
 */
async function drop(
  deps: LaterDependencies,
  channel: string,
  { songId, person }: WaitingLink,
  notice: PoolNotice | undefined,
): Promise<boolean> {
  const isOurs = await deps.pools.dropLink(channel, songId, person);
  if (!isOurs || notice === undefined) return isOurs;
  const words = await findReadersWords(deps, person);
  const message = savedMessage(words, {
    notices: [notice],
    saved: { channel, keys: [] },
    urgency: 'soon',
  });
  const told = await deps.slack.postMessage(person, message, { kind: 'songpoll_notice', poll: 'none' });
  if (told.kind !== 'done') deps.log.warn('A word on a saved link did not arrive', outcomeFacts(told));
  return isOurs;
}
