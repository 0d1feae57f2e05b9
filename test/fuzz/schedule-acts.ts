// What people do with a channel's schedules: the windows in which they are set up and changed, the list, and the button under Manage.

import type { LocalPerson } from '../../src/playground/person/slack-person.ts';
import { isJsonObject, type Json, type JsonObject, parsedJson } from '../../src/playground/protocol/json.ts';
import { type Act, clickedInView, command, person, view, type Who } from './act.ts';
import { replaced } from './mutations.ts';
import {
  badListed,
  badListMetadata,
  badManaged,
  badMetadata,
  badPlans,
  nobody,
  outsiders,
  type Path,
  voidsAt,
} from './voids.ts';

const submission: readonly Path[] = [['type'], ...person, ...view];
const metadataAt: Path = ['view', 'private_metadata'];

/** In the list that Nia has open, who owns what is in it, or Pia, who is an admin. */
const inList = (button: string, beside: string, who: Who = 'nia'): Act => ({
  kind: 'schedule',
  does: ({ people }) => people[who].presses(button, { beside }),
  needs: [...clickedInView, ['actions', 0, 'value']],
  voids: [
    ...nobody,
    ...outsiders,
    ...voidsAt(metadataAt, ...badMetadata, ...badListMetadata),
    ...voidsAt(['actions', 0, 'value'], ...badListed),
  ],
});

/** Rob, who may not change any, presses the button of somebody who may. */
const pressedByAnother = (button: string, beside: string): Act => ({
  ...inList(button, beside),
  forges: (body) => replaced(body, ['user', 'id'], outsiders[0]?.by ?? ''),
});

/** In the window of a new one, which Ola has open, or in that in which Qi changes one of Nia's. */
function inWindow(who: 'ola' | 'qi', does: (person: LocalPerson) => Promise<void>): Act {
  return {
    kind: 'schedule',
    does: ({ people }) => does(people[who]),
    needs: clickedInView,
    voids: [...nobody, ...voidsAt(metadataAt, ...badMetadata, ...badPlans)],
  };
}

const submits = (who: 'ola' | 'qi', does: (person: LocalPerson) => Promise<void> = async () => {}): Act => ({
  ...inWindow(who, async (person) => {
    await does(person);
    await person.submits();
  }),
  needs: submission,
  voids: [
    ...nobody,
    // What somebody sets up is theirs.
    ...(who === 'qi' ? outsiders : []),
    ...voidsAt(metadataAt, ...badMetadata, ...badPlans),
  ],
});

/** As no window of ours says it: in what it carries, or in its fields. */
const forged = (act: Act, ...changes: readonly (readonly [Path, Json | undefined])[]): Act => ({
  ...act,
  forges: (body) => changes.reduce((made, [at, by]) => replaced(made, at, by), body),
});

const stateOf = (field: string, part: string): Path => {
  const name = `schedule-${field}`;
  return ['view', 'state', 'values', name, name, part];
};

/** With something else in what the window carries. */
const carrying = (act: Act, change: (metadata: JsonObject) => JsonObject): Act => ({
  ...act,
  forges(body) {
    const { view: seen } = body;
    const text = isJsonObject(seen) ? seen['private_metadata'] : undefined;
    const metadata = typeof text === 'string' ? parsedJson(text) : undefined;
    const without = replaced(body, ['view', 'state'], { values: {} });
    return isJsonObject(metadata) ? replaced(without, metadataAt, JSON.stringify(change(metadata))) : without;
  },
});

const withForm = (act: Act, fields: JsonObject): Act =>
  carrying(act, (metadata) => {
    const { form } = metadata;
    return { ...metadata, form: isJsonObject(form) ? { ...form, ...fields } : fields };
  });

const long = ['"'.repeat(3_000), Array(100).fill('"'.repeat(30)).join('\n'), '🎵'.repeat(1_500)];
const fillsThemes = (text: string) => (person: LocalPerson) => person.fills('Themes', text);

const windowActs = (who: 'ola' | 'qi'): readonly Act[] => [
  submits(who),
  submits(who),
  submits(who, (one) => one.fills('Title', 'Songs *of* <!channel> `rain`')),
  submits(who, (one) => one.chooses('Time zone', 'Pacific/Apia')),
  submits(who, (one) => one.picksMoment('At', '23:59')),
  ...long.map((text) => submits(who, fillsThemes(text))),
  submits(who, fillsThemes('Rain\nSnow\n<!here>\n\u202eniaR')),
  inWindow(who, (one) => one.chooses('What', 'Song of the day')),
  inWindow(who, (one) => one.ticks('On', ['Monday', 'Friday'])),
  inWindow(who, (one) => one.picksMoment('At', '02:30')),
  inWindow(who, (one) => one.chooses('Time zone', 'Australia/Lord Howe')),
  inWindow(who, (one) => one.chooses('Songs from', 'The pool')),
  forged(submits(who), [stateOf('time', 'selected_time'), '24:00']),
  forged(submits(who), [stateOf('time', 'selected_time'), null]),
  forged(submits(who), [stateOf('on', 'selected_options'), []]),
  forged(submits(who), [stateOf('on', 'selected_options'), [{ value: '8' }, { value: '0' }]]),
  forged(submits(who), [stateOf('zone', 'selected_option'), { value: 'Nowhere/Land' }]),
  forged(submits(who), [stateOf('zone', 'selected_option'), { value: '+01:00' }]),
  withForm(submits(who), { zone: 'Nowhere/Land' }),
  withForm(submits(who), { zone: '__proto__' }),
  withForm(submits(who), { weekdays: [] }),
  withForm(submits(who), { weekdays: [7, 7, 1] }),
  withForm(submits(who), { themes: Array(30).fill('"'.repeat(40)) }),
  withForm(
    inWindow(who, (one) => one.chooses('What', 'Song of the day')),
    { zone: 'US/Pacific-New' },
  ),
  carrying(submits(who), (metadata) => ({ ...metadata, planEdition: 99 })),
  carrying(submits(who), (metadata) => ({ ...metadata, id: 'schedule-of-another-team' })),
];

const stopsFromPoll: Act = {
  kind: 'schedule',
  does: ({ people }) => people.sal.presses('Stop this schedule'),
  needs: clickedInView,
  voids: [...nobody, ...outsiders, ...voidsAt(metadataAt, ...badMetadata, ...badManaged)],
};

const listActs: readonly Act[] = [
  inList('Skip next', 'Friday song'),
  inList('Pause', 'Friday song'),
  inList('Resume', 'Quiet song'),
  inList('Edit', 'Friday song'),
  inList('Run now', 'Morning song'),
  inList('Run now', 'Friday song'),
  inList('Stop', 'Quiet song'),
];

export const scheduleActs: readonly Act[] = [
  ...['nia', 'rob', 'pia'].flatMap((who) =>
    ['schedule', 'schedules'].map(
      (typed): Act => ({ ...command(`/songpoll ${typed}`, [], who as Who), kind: 'schedule' }),
    ),
  ),
  ...listActs,
  ...listActs,
  inList('Pause', 'Morning song', 'pia'),
  inList('Stop', 'Friday song', 'pia'),
  ...['Skip next', 'Pause', 'Edit', 'Run now', 'Stop'].map((button) =>
    pressedByAnother(button, 'Friday song'),
  ),
  pressedByAnother('Resume', 'Quiet song'),
  {
    ...inList('New schedule', ''),
    does: ({ people }) => people.nia.presses('New schedule'),
    needs: clickedInView,
    voids: [...nobody, ...voidsAt(metadataAt, ...badMetadata, ...badListMetadata)],
  },
  ...windowActs('ola'),
  ...windowActs('qi'),
  forged(submits('qi'), [['user', 'id'], outsiders[0]?.by ?? '']),
  stopsFromPoll,
  forged(stopsFromPoll, [['user', 'id'], outsiders[0]?.by ?? '']),
];
