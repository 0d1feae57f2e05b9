// The songs of an occurrence's poll: the next ones of the channel's pool are taken out of it, as those of any poll, before the poll
// is written down. A try that died has taken some already: those come first, so that none is left behind.

import type { DrawingDependencies } from '../../dependencies.ts';
import { siftSongs } from '../../rules/channel/rails.ts';
import type { Song } from '../../rules/poll/song.ts';
import { putBackFromPoll, takeIntoPoll } from '../pool/draw-songs.ts';
import { entriesIn } from '../pool/edit-pool.ts';
import { type NextSongsDependencies, nextSongs } from '../pool/fill-poll.ts';

interface Taking {
  /** The poll's id. */
  readonly id: string;
  /** Slack's id of the conversation whose pool it is. */
  readonly channel: string;
  readonly fewest: number;
  readonly most: number;
}

/** Other polls draw at the same moment seldom. */
const mostTries = 10;

/** @returns those that were taken; where fewer can be had than wanted, none is taken, and these are they */
export async function takeSongs(deps: DrawingDependencies, taking: Taking): Promise<readonly Song[]> {
  const { id, channel, fewest, most } = taking;
  let taken = await findTaken(deps, taking);
  for (let tries = 0; tries < mostTries && taken.length < most; tries += 1) {
    const fitting = await findFitting(deps, channel, taken);
    const chosen = fitting.slice(0, most - taken.length);
    if (chosen.length === 0) break;
    if (taken.length + chosen.length < fewest) {
      await putBackFromPoll(deps, { id, channel });
      return [...taken, ...chosen];
    }
    await takeIntoPoll(deps, { id, channel, songs: chosen });
    const now = await findTaken(deps, taking);
    if (now.length >= fewest) return inOrder(now, [...taken, ...chosen]);
    taken = now;
  }
  if (taken.length < fewest && taken.length > 0) await putBackFromPoll(deps, { id, channel });
  return taken;
}

async function findTaken({ pools }: DrawingDependencies, { id, channel }: Taking): Promise<readonly Song[]> {
  const entries = entriesIn(await pools.findPool(channel));
  return entries.flatMap(({ place, song }) => (place.kind === 'in-poll' && place.poll === id ? [song] : []));
}

/** Those that wait, in the order in which they are drawn, without those that the channel does not take (any more). */
export async function findFitting(
  deps: NextSongsDependencies,
  channel: string,
  already: readonly Song[],
): Promise<readonly Song[]> {
  const [waiting, { settings }] = await Promise.all([
    nextSongs(deps, channel),
    deps.channelSettings.findSettings(channel),
  ]);
  const songs = waiting.map(({ fromPool: _, ...song }) => song);
  return siftSongs(songs, settings, already).taken;
}

/** As they were drawn; a pool tells them in no order. */
function inOrder(songs: readonly Song[], drawn: readonly Song[]): readonly Song[] {
  const placeOf = ({ id }: Song) => {
    const place = drawn.findIndex((one) => one.id === id);
    return place < 0 ? drawn.length : place;
  };
  return [...songs].sort((one, other) => placeOf(one) - placeOf(other));
}
