// What people do with a channel's pool: saving songs, what can be done about them, and the windows of the pool.

import type { LocalPerson } from '../../src/playground/person/slack-person.ts';
import {
  type Act,
  chosen,
  clicked,
  clickedInView,
  command,
  otherShortcuts,
  person,
  type Stage,
  searchField,
  view,
  type Who,
} from './act.ts';
import { linkTo } from './scene.ts';
import {
  badMetadata,
  badPoolMetadata,
  badRecordings,
  badSaved,
  badSongs,
  badSuggesting,
  nobody,
  type Path,
  voidsAt,
} from './voids.ts';

/** In the list that Joe and, as an admin, Mae have open: one song of Joe's, others of Ivy's. */
function inPool(does: (person: LocalPerson) => Promise<void>, who: Who = 'joe'): Act {
  return {
    kind: 'pool',
    does: ({ people }) => does(people[who]),
    needs: clickedInView,
    voids: [...nobody, ...voidsAt(['view', 'private_metadata'], ...badMetadata, ...badPoolMetadata)],
  };
}

const onSong = (button: string, beside: string, who: Who = 'joe'): Act => {
  const act = inPool((person) => person.presses(button, { beside }), who);
  return {
    ...act,
    needs: [...act.needs, ['actions', 0, 'value']],
    voids: [...act.voids, ...voidsAt(['actions', 0, 'value'], ...badRecordings)],
  };
};

/** In the window in which Kim has searched for songs to save. */
function inSuggesting(does: (kim: LocalPerson) => Promise<void>, ...bad: readonly string[]): Act {
  return {
    kind: 'pool',
    does: ({ people }) => does(people.kim),
    needs: clickedInView,
    voids: [
      ...nobody,
      ...voidsAt(['view', 'private_metadata'], ...badMetadata, ...badSuggesting),
      ...voidsAt(['actions', 0, 'value'], ...bad),
    ],
  };
}

const submission: readonly Path[] = [['type'], ...person, ...view];

const searchToSave = (words: string): Act =>
  inSuggesting(async (kim) => {
    await kim.fills(searchField, words);
    await kim.pressesEnter(searchField);
  });

/** Under the private word that Ivy's songs are saved. */
const underSaved = (button: string, who: Who = 'ivy'): Act => ({
  kind: 'pool',
  async does({ people }: Stage) {
    const word = people[who].privateMessages.at(-1);
    if (word === undefined) throw new Error('Nobody was told of songs that are saved.');
    await people[who].presses(button, { in: word });
  },
  needs: [...clicked, ['actions', 0, 'value']],
  voids: [...nobody, ...voidsAt(['actions', 0, 'value'], ...badSaved)],
});

/** On a message in which somebody has said so. */
const saves = (said: string): Act => ({
  kind: 'pool',
  async does({ people: { joe }, channels: { music }, slack }) {
    await joe.usesShortcut('Save for a poll', { on: slack.say(joe, { in: music, text: said }) });
  },
  needs: [...chosen, ['channel'], ['channel', 'id'], ['message']].filter(([name]) => name !== 'trigger_id'),
  voids: [...nobody, ...otherShortcuts, ...voidsAt(['channel', 'id'], '', 'music', '#music', '__proto__')],
});

/** In the small window that Lou has open. */
const saveNote: Act = {
  kind: 'pool',
  async does({ people: { lou } }) {
    await lou.fills('Why this song?', 'For the summer party <!channel>');
    await lou.submits();
  },
  needs: submission,
  voids: [...nobody, ...voidsAt(['view', 'private_metadata'], ...badMetadata, ...badSaved)],
};

/** In Ann's window for a poll. */
const fill: Act = {
  kind: 'pool',
  does: ({ people }) => people.ann.presses('Fill from the pool'),
  needs: clickedInView,
  voids: [...nobody, ...voidsAt(['view', 'private_metadata'], ...badMetadata)],
};

export const poolActs: readonly Act[] = [
  { ...command('/songpoll pool', [], 'joe'), kind: 'pool' },
  { ...command('/songpoll suggest', [], 'joe'), kind: 'pool' },
  { ...command(`/songpoll suggest ${linkTo(6)}`, [], 'joe'), kind: 'pool' },
  { ...command('/songpoll suggest seasons', [], 'joe'), kind: 'pool' },
  saves(`${linkTo(6)} https://open.spotify.com/track/track0000000000000000008 https://youtu.be/x`),
  saves(linkTo(11)),
  saves('No link at all'),
  ...['Now', 'Soon', 'Someday', 'Undo', 'Add a note'].map((button) => underSaved(button)),
  saveNote,
  onSong('Want it too', 'Summer Song 11'),
  onSong('Take back', 'Summer Song 9'),
  onSong('Want it too', 'Summer Song 11', 'mae'),
  onSong('Remove', 'Summer Song 11', 'mae'),
  onSong('Remove', 'Summer Song 9', 'mae'),
  inPool((joe) => joe.ticks('For the next poll', ['For the next poll'], { beside: 'Summer Song 12' })),
  inPool((joe) => joe.presses('Next songs')),
  { ...inPool((joe) => joe.submits()), needs: submission },
  searchToSave('hurting'),
  searchToSave(`${linkTo(6)} https://spotify.link/abc123 spotify:playlist:1`),
  inSuggesting((kim) => kim.presses('Save', { beside: 'Summer Song 4' }), ...badSongs),
  inSuggesting((kim) => kim.presses('✓ Saved', { beside: 'Summer Song 3' })),
  inSuggesting(
    async (kim) => {
      await kim.chooses('How soon should it come up?', 'Now');
      await kim.fills('Why this song?', 'For the summer party <!channel>');
      await kim.presses('Save', { beside: 'Summer Song 4' });
    },
    ...badSongs,
  ),
  inSuggesting((kim) => kim.presses('More results')),
  { ...inSuggesting((kim) => kim.submits()), needs: submission },
  fill,
];
