import { describe, expect, test } from 'vitest';
import { day, hour, scheduleWorld } from './schedule-world.ts';

type Here = Awaited<ReturnType<typeof scheduleWorld>>;

async function friday(here: Here, title = 'Friday song') {
  await here.saves(here.ann, 1, 2, 3, 4, 5, 6, 7, 8);
  return here.setsUp(here.ann, { title, chooses: { 'How many songs': '2' } });
}

describe('The list of schedules', () => {
  test('tells everybody what runs, when next, and whose it is; its owner gets the buttons', async () => {
    const here = await scheduleWorld();
    const { ann, bo } = here;
    expect(await here.opensList(bo)).toContain('Nothing is posted by itself in #music yet');
    await friday(here);
    const seen = await here.opensList(bo);
    expect(seen).toContain('Friday song');
    expect(seen).toContain('Every Friday at 16:00 (Berlin time)');
    expect(seen).toContain('Next: ');
    expect(seen).toContain('Song poll: up to 2 songs from the pool');
    expect(seen).not.toContain('[Stop]');
    const own = await here.opensList(ann);
    for (const button of ['Skip next', 'Pause', 'Edit', 'Run now', 'Stop'])
      expect(own).toContain(`[${button}]`);
    expect([...here.slack.problems, ...here.slack.failures]).toEqual([]);
  });

  test('skips the next one, and the one after that when pressed again', async () => {
    const here = await scheduleWorld();
    const { ann } = here;
    await friday(here);
    const first = (await here.schedule()).next;
    await here.opensList(ann);
    await ann.presses('Skip next');
    const second = (await here.schedule()).next;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(7 * day);
    await ann.presses('Skip next', { times: 2 });
    expect(((await here.schedule()).next?.at ?? 0) - (first?.at ?? 0)).toBe(14 * day);
    here.clock.pass(((await here.schedule()).next?.at ?? 0) - here.clock.now() - hour);
    await here.strikes();
    expect(here.posts()).toEqual([]);
    await here.comesNext();
    expect(here.posts()).toHaveLength(1);
    expect(here.told(ann)).toEqual([]);
  });

  test('pauses and resumes', async () => {
    const here = await scheduleWorld();
    const { ann, clock } = here;
    await friday(here);
    await here.opensList(ann);
    await ann.presses('Pause');
    expect(ann.modal?.text).toContain('Paused');
    expect(ann.modal?.text).not.toContain('[Run now]');
    clock.pass(15 * day);
    await here.strikes();
    expect(here.posts()).toEqual([]);
    expect(here.told(ann)).toEqual([]);
    await ann.presses('Resume');
    await here.comesNext();
    expect(here.posts()).toHaveLength(1);
  });

  test('stops for good: nothing is posted any more, and it is gone from the list', async () => {
    const here = await scheduleWorld();
    const { ann, clock } = here;
    const id = await friday(here);
    await here.opensList(ann);
    await ann.presses('Stop');
    expect(ann.confirms.at(-1)?.title).toBe('Stop this schedule?');
    expect(ann.modal?.text).toContain('“Friday song” is stopped');
    expect(await here.ids()).toEqual([]);
    clock.pass(30 * day);
    await here.strikes();
    expect(here.posts()).toEqual([]);
    expect(await here.schedule(id)).toMatchObject({ status: 'stopped' });
  });

  test('runs one now, and not twice within a quarter of an hour', async () => {
    const here = await scheduleWorld();
    const { ann, clock } = here;
    await friday(here);
    const { next } = await here.schedule();
    await here.opensList(ann);
    await ann.presses('Run now', { times: 2 });
    await here.settle();
    expect(here.posts()).toHaveLength(1);
    await here.opensList(ann);
    await ann.presses('Run now');
    expect(ann.modal?.text).toContain('less than 15 minutes ago');
    expect((await here.schedule()).next).toEqual(next);
    clock.pass(15 * 60_000);
    await here.opensList(ann);
    await ann.presses('Run now');
    await here.settle();
    expect(here.posts()).toHaveLength(2);
    await here.comesNext();
    expect(here.posts().length).toBeGreaterThanOrEqual(3);
  });

  test('does not run one for which the pool has too little, and says so', async () => {
    const here = await scheduleWorld();
    const { ann } = here;
    await here.saves(ann, 1);
    await here.setsUp(ann, { title: 'Friday song' });
    await here.opensList(ann);
    await ann.presses('Run now');
    expect(ann.modal?.text).toContain('the pool has only 1 song to post, and it needs 2');
    await here.settle();
    expect(here.posts()).toEqual([]);
    expect(await here.schedule()).toMatchObject({ status: 'active' });
  });

  test('lets DJs and admins change it, nobody else, whatever button comes', async () => {
    const here = await scheduleWorld();
    const { ann, bo, cy, slack } = here;
    await friday(here);
    await here.opensList(ann);
    await bo.types('/songpoll schedules', { in: here.music });
    slack.changeRole(cy, 'admin');
    expect(await here.opensList(cy)).toContain('[Pause]');
    slack.changeRole(cy, 'member');
    await cy.presses('Pause');
    expect(cy.modal?.text).toContain(
      'Only Ann, this channel’s DJs and workspace admins can change this schedule',
    );
    expect(await here.schedule()).toMatchObject({ status: 'active' });
  });
});

describe('Editing a schedule', () => {
  test('changes when and what it posts from the next time on', async () => {
    const here = await scheduleWorld();
    const { ann } = here;
    await friday(here);
    await here.opensList(ann);
    await ann.presses('Edit');
    expect(ann.modal?.title).toBe('Edit schedule');
    await here.fillsIn(ann, {
      title: 'Monday song',
      on: ['Monday'],
      at: '09:30',
      chooses: { 'How many songs': '3' },
    });
    expect(ann.modal?.text).toContain('The next three times for you');
    await ann.submits();
    expect(ann.modal?.title).toBe('Schedules');
    expect(ann.modal?.text).toContain('Every Monday at 09:30');
    await here.comesNext();
    expect(here.slack.textOf(here.posts()[0] ?? missing())).toContain('Monday song');
    expect(new Date(here.clock.now()).getUTCDay()).toBe(1);
  });

  test('keeps what it does not touch', async () => {
    const here = await scheduleWorld();
    const { ann } = here;
    await here.setsUp(ann, {
      title: 'Friday song',
      themes: ['Rain', 'Sun'],
      chooses: { 'Voters are': 'Anonymous', 'If songs tie': 'Coin toss', 'Voting ends': 'After 4 hours' },
    });
    const before = await here.schedule();
    await here.opensList(ann);
    await ann.presses('Edit');
    await ann.submits();
    expect(await here.schedule()).toEqual({ ...before, planEdition: 1 });
  });

  test('shows the second of two what is theirs, to be saved on top', async () => {
    const here = await scheduleWorld();
    const { ann, bo, slack } = here;
    slack.changeRole(bo, 'admin');
    await friday(here);
    await here.opensList(ann);
    await here.opensList(bo);
    await ann.presses('Edit');
    await bo.presses('Edit');
    await ann.fills('Title', 'Song of Ann');
    await bo.picksMoment('At', '10:00');
    await ann.submits();
    await bo.submits();
    expect(bo.modal?.text).toContain('somebody else changed this schedule meanwhile');
    expect((await here.schedule()).timetable.time).toBe('16:00');
    await bo.submits();
    expect(await here.schedule()).toMatchObject({ timetable: { time: '10:00' } });
  });
});

describe('Setting a schedule up', () => {
  test('begins in the person’s own zone, and shows the next three times', async () => {
    const here = await scheduleWorld();
    await here.ann.types('/songpoll schedule', { in: here.music });
    const text = here.ann.modal?.text ?? '';
    expect(text).toContain('Europe/Berlin');
    expect(text).toContain('The next three times for you');
    await here.ann.ticks('On', []);
    expect(here.ann.modal?.text).toContain('Choose at least one day');
    await here.ann.submits();
    expect(Object.keys(here.ann.modal?.errors ?? {})).toEqual(['On']);
    expect(await here.ids()).toEqual([]);
  });

  test('shows what a song of the day needs, and keeps what was typed for a poll', async () => {
    const here = await scheduleWorld();
    const { ann } = here;
    await ann.types('/songpoll schedule', { in: here.music });
    await ann.fills('Themes', 'Rain');
    await ann.chooses('What', 'Song of the day');
    expect(ann.modal?.text).not.toContain('Themes');
    expect(ann.modal?.text).toContain('The same song again');
    await ann.chooses('What', 'Song poll');
    await ann.submits();
    expect((await here.schedule()).themes).toEqual(['Rain']);
  });

  test('keeps schedules of a channel a quarter of an hour apart', async () => {
    const here = await scheduleWorld();
    const { bo } = here;
    await friday(here);
    await bo.types('/songpoll schedule', { in: here.music });
    await here.fillsIn(bo, { at: '16:14' });
    await bo.submits();
    expect(bo.modal?.errors['At']).toContain('at least 15 minutes apart');
    await here.fillsIn(bo, { at: '16:15' });
    await bo.submits();
    expect(await here.ids()).toHaveLength(2);
  });

  test('sees that two zones come too near', async () => {
    const here = await scheduleWorld();
    const { ann } = here;
    await friday(here);
    await ann.types('/songpoll schedule', { in: here.music });
    await here.fillsIn(ann, { zone: 'Europe/London', at: '15:05' });
    await ann.submits();
    expect(ann.modal?.errors['At']).toContain('at least 15 minutes apart');
  });

  test('lets a channel have twenty', async () => {
    const here = await scheduleWorld();
    const { ann, bo } = here;
    for (let at = 0; at < 20; at += 1) {
      const time = `${String(at).padStart(2, '0')}:00`;
      await here.setsUp(ann, { at: time });
    }
    await bo.types('/songpoll schedule', { in: here.music });
    await here.fillsIn(bo, { at: '21:00' });
    await bo.submits();
    expect(Object.values(bo.modal?.errors ?? {})[0]).toContain('20 schedules');
    while (bo.modal !== undefined) await bo.closesModal();
    expect(await here.opensList(bo)).toContain('20 schedules in #music');
    expect([...here.slack.problems, ...here.slack.failures]).toEqual([]);
  }, 60_000);

  test('of two at once for the same time one is saved', async () => {
    const here = await scheduleWorld();
    const { ann, bo } = here;
    await ann.types('/songpoll schedule', { in: here.music });
    await bo.types('/songpoll schedule', { in: here.music });
    await Promise.all([ann.submits(), bo.submits()]);
    expect(await here.ids()).toHaveLength(1);
  });

  test('pressed twice saves one', async () => {
    const here = await scheduleWorld();
    await here.ann.types('/songpoll schedule', { in: here.music });
    await here.ann.submits({ times: 2 });
    expect(await here.ids()).toHaveLength(1);
  });

  test('is refused where the app cannot post, and in direct messages', async () => {
    const here = await scheduleWorld();
    const { ann, slack } = here;
    const secret = slack.addChannel('secret', { kind: 'private', members: [ann], hasBot: false });
    await ann.types('/songpoll schedule', { in: secret });
    await ann.submits();
    expect(Object.values(ann.modal?.errors ?? {})[0]).toContain('/invite @songpoll');
    await ann.closesModal();
    await ann.types('/songpoll schedule', { in: slack.dmWithBot(ann) });
    expect(ann.modal).toBeUndefined();
    expect(ann.privateWords.at(-1)).toContain('Only channels have schedules');
  });
});

describe('Manage, of a poll that a schedule has posted', () => {
  test('stops the schedule for those who may', async () => {
    const here = await scheduleWorld();
    const { ann } = here;
    const id = await friday(here);
    await here.comesNext();
    await ann.presses('Manage', { in: here.posts()[0] ?? missing() });
    await ann.presses('Stop this schedule');
    expect(ann.modal?.text).toContain('The schedule “Friday song” is stopped');
    here.clock.pass(30 * day);
    await here.strikes();
    expect(await here.schedule(id)).toMatchObject({ status: 'stopped' });
    const polls = here.posts().filter(({ metadata }) => metadata?.['event_type'] === 'songpoll_poll');
    expect(polls).toHaveLength(1);
  });
});

function missing(): never {
  throw new Error('It is not there.');
}
