// People of a run who save songs for later, want those of others too, take them back, remove and poll them, and look at the pool.

import type { LocalPerson } from '../../src/playground/person/slack-person.ts';
import type { Entry, Supporter } from '../../src/rules/pool/entry.ts';
import { recordingKeys } from '../../src/rules/pool/entry.ts';
import { actionIds } from '../../src/slack/kit/ids.ts';
import { wordsIn } from '../../src/slack/words/languages.ts';
import { createPoolStore } from '../../src/store/pool-store.ts';
import type { Crowd } from './crowd.ts';
import type { PoolAct, PoolPlan, SavedSong } from './fate/pool-plan.ts';
import { stormSong, titleOf } from './world/catalogue.ts';
import type { ChaosWorld } from './world/chaos-world.ts';

export type Savers = ReturnType<typeof createSavers>;

const { pool: words } = wordsIn();
const verbs: Readonly<Record<PoolAct['kind'], string>> = {
  suggest: 'saves',
  want: 'wants',
  'take-back': 'takes back',
  remove: 'removes',
  undo: 'saves and takes back',
  'poll-these': 'would poll',
};
const buttons = { want: words.want, 'take-back': words.takeBack, remove: words.remove };
/** How long people look at a window before they press anything, in milliseconds. */
const looksMs = 1_500;
const tries = 3;

/** In the list of a pool, in its order. */
const titlesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^\W*\d+\. \W*(Song \d+)/gmu)].flatMap(([, title]) => title ?? []);

export function createSavers(world: ChaosWorld, plan: PoolPlan, { people, channel, acts }: Crowd) {
  const { timeline, chronicle, pass, asPeople } = world;

  async function attempt(person: LocalPerson, what: string, act: () => Promise<void>): Promise<void> {
    chronicle.note(person.name, what);
    await asPeople(act).catch((error: unknown) =>
      chronicle.note(person.name, `cannot: ${String(error).split('\n')[0]}`),
    );
  }

  function entryOf({ song, people: numbers, urgency, age }: SavedSong, now: number): Entry {
    const supporters = numbers.map((number, at): Supporter => {
      return { person: people[number]?.id ?? '', since: now - age + at, urgency };
    });
    const [first, ...others] = supporters;
    if (first === undefined) throw new Error('Somebody wants every song of a pool.');
    const saved = stormSong(song);
    const key = recordingKeys(saved)[0];
    return { key, song: saved, supporters: [first, ...others], place: { kind: 'waiting' }, returns: 0 };
  }

  async function does({ kind, person: number, song }: PoolAct): Promise<void> {
    // At another screen, where no other window is open.
    const person = people[number]?.atAnotherScreen();
    if (person === undefined) return;
    const what = `${verbs[kind]} ${titleOf(song)}`;
    acts.push({ at: timeline.now(), words: `${person.name} ${what}` });
    if (kind === 'suggest') {
      return attempt(person, what, () => person.types(`/songpoll suggest ${titleOf(song)}`, { in: channel }));
    }
    if (kind === 'undo') return attempt(person, what, () => savesAndUndoes(person, song));
    return attempt(person, what, async () => {
      await person.types('/songpoll pool', { in: channel });
      await pass(looksMs);
      if (kind === 'poll-these') return pollsTicked(person, song);
      await person.presses(buttons[kind], { beside: titleOf(song) });
    });
  }

  async function savesAndUndoes(person: LocalPerson, song: number): Promise<void> {
    await person.types(`/songpoll suggest ${titleOf(song)}`, { in: channel });
    await pass(looksMs);
    const word = person.privateMessages.findLast(({ blocks }) =>
      JSON.stringify(blocks).includes(actionIds.undoSaved),
    );
    if (word !== undefined) await person.presses(words.undo, { in: word });
  }

  /** Nothing is posted: what becomes of polls is told by those that are planned. */
  async function pollsTicked(person: LocalPerson, song: number): Promise<void> {
    const listed = titlesIn(person.modal?.text ?? '');
    const title = listed.includes(titleOf(song)) ? titleOf(song) : (listed[0] ?? titleOf(song));
    await person.ticks(words.tick, [words.tick], { beside: title });
    await person.submits();
    await pass(looksMs);
    if (person.modal !== undefined) await person.closesModal();
  }

  /** The titles that somebody reads in the list, from its first page on; undefined where it does not open. */
  async function looks(): Promise<readonly string[] | undefined> {
    const person = people[0]?.atAnotherScreen();
    if (person === undefined || plan.songs.length === 0) return undefined;
    for (let tried = 0; tried < tries; tried += 1) {
      await attempt(person, 'looks at the pool', () => person.types('/songpoll pool', { in: channel }));
      await pass(looksMs);
      if (person.modal !== undefined) break;
    }
    const text = person.modal?.text;
    return text === undefined ? undefined : titlesIn(text);
  }

  return {
    /** What waits before anything goes wrong. */
    async prepares(): Promise<void> {
      await world.withTable(async (table) => {
        const pools = createPoolStore(table, timeline.now);
        for (const saved of plan.songs) {
          await pools.saveEntry(channel.id, entryOf(saved, timeline.now()), undefined);
        }
      });
    },
    /** From now on it comes as planned. */
    begin(): void {
      for (const act of plan.acts) timeline.after(act.at, () => void does(act));
    },
    looks,
  };
}
