// What people do with a poll of theirs while others vote in it: they give it another title, take songs out, hand it over, delete
// it. Drawn apart from the rest, so that the rest of a seed stays as it is.

import type { Act, PollPlan } from './plan.ts';
import type { Random } from './random.ts';

export type ManagingDeed =
  | { readonly kind: 'rename' }
  | { readonly kind: 'remove'; readonly song: number }
  /** To the person with that number. */
  | { readonly kind: 'hand-over'; readonly to: number }
  | { readonly kind: 'delete' };

/** When they are done with it, in milliseconds after the storm began: others are busy for about as long. */
const busyMs = 9_000;
/** In how many polls anybody does. */
const managedPolls = 0.4;

/** The acts of managing in one poll; mostly there are none. */
export function createManaging(
  poll: Pick<PollPlan, 'owner' | 'songs'>,
  people: number,
  random: Random,
): readonly Act[] {
  if (!random.chance(managedPolls)) return [];
  const to = random.below(people);
  const at = () => random.below(busyMs);
  const handsOverAt = at();
  const owner = poll.owner;
  const rename: Deed = { at: at(), person: owner, deed: { kind: 'rename' } };
  const remove: Deed = {
    ...{ at: at(), person: owner },
    deed: { kind: 'remove', song: random.below(poll.songs) },
  };
  const handOver: Deed = { at: handsOverAt, person: owner, deed: { kind: 'hand-over', to } };
  // The former owner, and the new one, go on with it.
  const after = [owner, to].map(
    (person): Deed => ({ at: handsOverAt + random.below(4_000), person, deed: { kind: 'rename' } }),
  );
  const deletion: Deed = { at: at(), person: owner, deed: { kind: 'delete' } };
  const deeds = [
    ...(random.chance(0.6) ? [rename] : []),
    ...(random.chance(0.5) ? [remove] : []),
    ...(random.chance(0.4) ? [handOver, ...after] : []),
    ...(random.chance(0.3) ? [deletion] : []),
  ];
  return deeds.map((deed, number) => ({
    id: `manage-${owner + 1}-${number + 1}`,
    ...deed,
    mayDouble: false,
  }));
}

type Deed = Pick<Act, 'at' | 'person'> & { readonly deed: ManagingDeed };
