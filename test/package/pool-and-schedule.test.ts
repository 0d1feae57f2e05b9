import { expect, it } from 'vitest';
import { createRosterStore } from '../../src/store/roster-store.ts';
import { createScheduleStore } from '../../src/store/schedule-store.ts';
import { tableOf } from '../features/poll-at-hand.ts';
import { saveForPoll, track } from '../features/pool/pool-world.ts';
import { startPackagedWorld } from './packaged-world.ts';

type PackagedWorld = Awaited<ReturnType<typeof startPackagedWorld>>;

/** Packaged functions go by the real time, so it is the schedule that is changed: it should have posted a second ago. */
async function letItBeDue(world: PackagedWorld): Promise<void> {
  const { entries } = await createRosterStore(tableOf(world)).findRoster(world.music.id);
  const schedules = createScheduleStore(tableOf(world), Date.now);
  for (const { id } of entries) {
    await schedules.changeSchedule(id, (schedule) =>
      schedule.next === undefined
        ? undefined
        : { ...schedule, next: { ...schedule.next, at: Date.now() - 1_000 } },
    );
  }
}

it('With the packaged functions a team saves songs, and a schedule posts them: as a poll, and one without a vote', async () => {
  const world = await startPackagedWorld();
  const { slack, ann, bo, music } = world;
  const said = slack.say(ann, { in: music, text: `${track(1)} and ${track(2)}` });
  await ann.usesShortcut(saveForPoll, { on: said });
  await bo.types(`/songpoll suggest ${track(3)}`, { in: music });
  await ann.types('/songpoll schedule', { in: music });
  await ann.fills('Title', 'Friday song');
  await ann.chooses('How many songs', '2');
  await ann.submits();
  await bo.types('/songpoll schedule', { in: music });
  await bo.chooses('What', 'Song of the day');
  await bo.picksMoment('At', '09:30');
  await bo.submits();
  await world.tick();
  await world.settle();
  const posts = () => slack.messagesIn(music).filter(({ metadata }) => metadata !== undefined);
  expect(posts()).toEqual([]);

  await letItBeDue(world);
  await Promise.all([world.tick(), world.tick()]);
  await world.settle();
  const texts = posts().map((message) => slack.textOf(message));
  expect(texts).toHaveLength(2);
  const poll = texts.find((text) => text.includes('Friday song')) ?? '';
  expect(poll).toContain('From a schedule: every Friday at 16:00');
  const titles = texts.flatMap((text) => [...text.matchAll(/Summer Song \d/gu)].map(([title]) => title));
  expect(new Set(titles)).toEqual(new Set(['Summer Song 1', 'Summer Song 2', 'Summer Song 3']));

  await world.tick();
  await world.settle();
  expect(posts()).toHaveLength(2);
  await bo.types('/songpoll pool', { in: music });
  expect(bo.modal?.text).not.toContain('Summer Song');
  expect([...slack.problems, ...slack.failures]).toEqual([]);
  expect(
    Object.values(world.functions)
      .map(({ output }) => output.stderr)
      .join(''),
  ).toBe('');
});
