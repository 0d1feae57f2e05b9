// A poll by Ann, people who manage it, and Dee, who is an admin of the workspace: what the tests of that have in common.

import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import { songsIn } from '../../../src/rules/poll/editing.ts';
import type { WorldOptions } from '../../world.ts';
import { type PollAtHand, tableOf, worldWithPoll } from '../poll-at-hand.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** "Song 1" to "Song 3" by Ann. */
export async function worldOfManaging(wish: PollAtHand = {}, options: WorldOptions = {}) {
  const at = await worldWithPoll(wish, options);
  const dee = at.slack.addPerson('dee', { displayName: 'Dee', role: 'admin' });
  at.slack.invite(at.music, dee);
  return {
    ...at,
    dee,
    opens: (person: LocalPerson) => person.presses('Manage', { in: at.poll }),
    window: (person: LocalPerson) => person.modal?.text ?? '',
    stored: async () => (await at.truth()).poll,
    titles: async () => songsIn((await at.truth()).poll).map(({ song }) => song.title),
    items: () => tableOf(at.world).partition(`POLL#${at.poll.id}`),
    problems: () => [...at.slack.problems, ...at.slack.failures],
  };
}
