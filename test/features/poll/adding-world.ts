// A poll to which anyone may add songs, and people who do: what the tests of that have in common.

import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import { songsIn } from '../../../src/rules/poll/editing.ts';
import { searchLabel, startWorld, type WorldOptions } from '../../world.ts';
import { type PollAtHand, postPoll, readTruth, tableOf, untruths } from '../poll-at-hand.ts';

/** "Song 1" to "Song 3" by Ann; anyone may add three more unless told. */
export async function worldOfAdding(wish: PollAtHand = {}, options: WorldOptions = {}) {
  const world = await startWorld(options);
  const poll = await postPoll(world, { adding: 3, ...wish });
  await world.settle();
  const truth = () => readTruth(world, poll);
  return {
    ...world,
    world,
    poll,
    truth,
    untruths: async () => untruths(world, poll, await truth()),
    items: () => tableOf(world).partition(`POLL#${poll.id}`),
    shown: () => world.slack.textOf(poll),
    opens: (person: LocalPerson) => person.presses('Add a song', { in: poll }),
    searches,
    adds: (person: LocalPerson, song: string, times = 1) => person.presses('Add', { beside: song, times }),
    /** The titles that stand in the poll. */
    titles: async () => songsIn((await truth()).poll).map(({ song }) => song.title),
    window: (person: LocalPerson) => person.modal?.text ?? '',
  };
}

async function searches(person: LocalPerson, text: string): Promise<void> {
  await person.fills(searchLabel, text);
  await person.pressesEnter(searchLabel);
}
