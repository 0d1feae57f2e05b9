// How people add songs to polls that let anyone, and take them back, while others vote; drawn apart from the rest, so that the
// rest of a seed stays as it is.

import type { ChoiceOf } from '../../../src/rules/poll/settings.ts';
import type { Act, PollPlan } from './plan.ts';
import type { Random } from './random.ts';

/** Opens **Add a song**, finds one, adds it, and takes it back or not. */
export interface AddingDeed {
  readonly kind: 'add';
  readonly song: number;
  /** Whether it is found on another album. */
  readonly isTwin: boolean;
  readonly takesBack: boolean;
}

/** What of a poll it changes. */
export type Adding = Pick<PollPlan, 'songs' | 'acts'> & { readonly adding: ChoiceOf<'adding'> };

/** Until when people begin, in milliseconds after the storm began: it takes them some seconds. */
const beginsBefore = 4_000;
const closingMs = 9_000;
/** In how many polls anybody adds. */
const addedPolls = 0.35;
const mostSongsButOne = 9;
/** Numbers of the songs that are found: those that polls begin with have others. */
export const firstAdded = 60;
const differentSongs = 8;

export function createAdding(
  poll: Pick<PollPlan, 'owner' | 'songs' | 'acts'>,
  people: number,
  random: Random,
): Adding {
  const { songs, acts } = poll;
  if (!random.chance(addedPolls)) return { adding: 'owner', songs, acts };
  const isNearlyFull = random.chance(0.5);
  const someSong = () => firstAdded + random.below(differentSongs);
  const add = (at: number, person: number, song: number): Add => ({
    ...{ at, person },
    deed: { kind: 'add', song, isTwin: random.chance(0.3), takesBack: random.chance(0.3) },
  });
  // Now and then one person wants more songs in it than they may.
  const eager = random.chance(0.4) ? random.below(people) : undefined;
  const some = Array.from({ length: random.between(1, 4) }, () =>
    add(random.below(beginsBefore), eager ?? random.below(people), someSong()),
  );
  // Some at the same moment: mostly different songs, sometimes the same one.
  const together = random.below(beginsBefore);
  const first = random.below(people);
  const song = someSong();
  const atOnce = Array.from({ length: Math.min(people, random.pick([0, 2, 4, 6])) }, (_, next) =>
    add(
      together + random.below(40),
      (first + next) % people,
      random.chance(0.2) ? song : firstAdded + ((song + next) % differentSongs),
    ),
  );
  const adds = [...some, ...atOnce];
  const votes = adds.flatMap((one): readonly Deed[] => {
    const voter = { at: one.at + random.between(4_000, closingMs), person: random.below(people) };
    return random.chance(0.5) ? [{ ...voter, deed: { kind: 'vote', song: one.deed.song } }] : [];
  });
  const all = [...adds, ...votes].map((deed, number) => ({
    id: `add-${poll.owner + 1}-${number + 1}`,
    ...deed,
    mayDouble: deed.deed.kind === 'add',
  }));
  return {
    adding: random.pick([1, 1, 3, 'any']),
    songs: isNearlyFull ? mostSongsButOne : songs,
    acts: [...acts.map((act) => onceAmong(act, votes)), ...all],
  };
}

type Deed = Pick<Act, 'at' | 'person' | 'deed'>;
type Add = Omit<Deed, 'deed'> & { readonly deed: AddingDeed };

/** Who votes for added songs as well votes more often than a ballot knows clicks again. */
function onceAmong(act: Act, votes: readonly Deed[]): Act {
  const votesMore = act.deed.kind === 'vote' && votes.some(({ person }) => person === act.person);
  return votesMore ? { ...act, mayDouble: false } : act;
}
