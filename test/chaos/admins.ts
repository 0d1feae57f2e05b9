// Who moderates in a run, and what admins set for the channel: at first, and while anything may go wrong.

import { createLog } from '../../src/platform/log.ts';
import type { LocalPerson } from '../../src/playground/person/slack-person.ts';
import { createChannelSettingsStore } from '../../src/store/channel-settings-store.ts';
import type { Crowd } from './crowd.ts';
import type { ChannelPlan, SettingsChange } from './fate/channel-plan.ts';
import type { ChaosWorld } from './world/chaos-world.ts';

export type Admins = ReturnType<typeof createAdmins>;

/** How long people look at a window before they press Save, in milliseconds. */
const looksMs = 1_500;
const tries = 4;
/** Longer than the app takes for an answer, in milliseconds. */
const patience = 5_000;

export function createAdmins(world: ChaosWorld, plan: ChannelPlan, { people, channel, acts }: Crowd) {
  const { slack, timeline, chronicle, pass, asPeople } = world;
  const idOf = (number: number) => people[number]?.id ?? '';
  /** Whose window closed as if it was saved. */
  const saved: SettingsChange[] = [];
  const strangers: string[] = [];
  for (const admin of plan.admins) slack.changeRole({ id: idOf(admin) }, 'admin');

  async function attempt(person: LocalPerson, what: string, act: () => Promise<void>): Promise<void> {
    chronicle.note(person.name, what);
    await asPeople(act).catch((error: unknown) =>
      chronicle.note(person.name, `cannot: ${String(error).split('\n')[0]}`),
    );
  }

  async function changes(change: SettingsChange): Promise<void> {
    const person = people[change.person];
    // Somebody who is putting a poll together has that window in front.
    if (person === undefined || person.modal !== undefined) return;
    acts.push({ at: timeline.now(), words: `${person.name} sets ${change.field} to ${change.value}` });
    void attempt(person, 'types /songpoll settings', () =>
      person.types('/songpoll settings', { in: channel }),
    );
    await pass(looksMs);
    const isOpen = () => person.modal?.title === 'Channel settings';
    if (!isOpen()) return;
    if (!plan.admins.includes(change.person)) strangers.push(person.name);
    await attempt(person, `sets ${change.field}`, () =>
      change.field === 'Longest song'
        ? person.chooses(change.field, change.value)
        : person.fills(change.field, change.value),
    );
    for (let tried = 0; tried < tries && isOpen(); tried += 1) {
      await attempt(person, 'saves', () => person.submits());
      if (!isOpen()) saved.push(change);
      else await pass(patience);
    }
  }

  return {
    /** What somebody set whose window closed as if that was saved. */
    saved,
    /** Names of those who are no admins and had the window in front of them. */
    strangers,
    /** Ids of those who moderate: admins, and DJs. */
    moderators: [...plan.admins, ...plan.djs].map(idOf),

    /** What is set before anything goes wrong. */
    async prepares(): Promise<void> {
      if (plan.djs.length === 0 && !plan.refusesExplicit) return;
      await world.withTable(async (table) => {
        const store = createChannelSettingsStore(
          table,
          createLog(() => {}),
        );
        const read = await store.findSettings(channel.id);
        const explicit = plan.refusesExplicit ? 'refuse' : 'allow';
        await store.saveSettings(read, { ...read.settings, djs: plan.djs.map(idOf), explicit });
      });
    },

    /** From now on it comes as planned. */
    begin(): void {
      for (const change of plan.changes) timeline.after(change.at, () => void changes(change));
    },
  };
}
