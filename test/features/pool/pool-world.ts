// A channel with a pool, and people who save songs in it: what the tests of that have in common.

import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import { type Entry, isWaiting, recordingKeys } from '../../../src/rules/pool/entry.ts';
import { drawOrder } from '../../../src/rules/pool/order.ts';
import { createPoolStore } from '../../../src/store/pool-store.ts';
import { song } from '../../slack/sample-polls.ts';
import { wireId } from '../../songs/spotify/spotify-wire.ts';
import { startWorld, type WorldOptions } from '../../world.ts';
import { tableOf } from '../poll-at-hand.ts';

/** The address of "Summer Song <number>". */
export const track = (number: number) => `https://open.spotify.com/track/${wireId('track', number)}`;
export const saveForPoll = 'Save for a poll';

export async function poolWorld(options: WorldOptions = {}) {
  const world = await startWorld(options);
  const { slack, music, clock } = world;
  const pools = createPoolStore(tableOf(world), clock.now);
  const pool = () => pools.findPool(music.id);
  const entries = async (): Promise<readonly Entry[]> => (await pool()).entries.map(({ entry }) => entry);
  return {
    ...world,
    world,
    pools,
    pool,
    entries,
    /** The titles of those that wait, in the order in which they are drawn. */
    async order(): Promise<readonly string[]> {
      const { round } = await pool();
      const waiting = (await entries()).filter(isWaiting);
      return drawOrder(waiting, round, clock.now()).map(({ entry }) => entry.song.title);
    },
    /** Says the songs of these numbers in the channel, and saves them by the menu of that message. */
    async saves(person: LocalPerson, ...numbers: readonly number[]): Promise<void> {
      const said = slack.say(person, { in: music, text: numbers.map(track).join(' ') });
      await person.usesShortcut(saveForPoll, { on: said });
    },
    /** Writes songs into the pool as if this person had saved them: where many worlds are made, only the first has a Spotify. */
    async keeps(person: LocalPerson, ...titles: readonly string[]): Promise<void> {
      for (const title of titles) {
        const kept = song(title);
        const supporters = [{ person: person.id, since: clock.now(), urgency: 'soon' }] as const;
        const entry = { key: recordingKeys(kept)[0], song: kept, supporters, returns: 0 };
        await pools.saveEntry(music.id, { ...entry, place: { kind: 'waiting' } }, undefined);
        clock.pass(1);
      }
    },
    async suggests(person: LocalPerson, text: string): Promise<void> {
      await person.types(`/songpoll suggest ${text}`, { in: music });
    },
    async opensPool(person: LocalPerson): Promise<string> {
      await person.types('/songpoll pool', { in: music });
      return person.modal?.text ?? '';
    },
  };
}
