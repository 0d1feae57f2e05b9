import { describe, expect, test } from 'vitest';
import { createClosingStore } from '../../../src/store/closing-store.ts';
import { createSongRecordStore } from '../../../src/store/song-record-store.ts';
import { setIn } from '../channel/settings-world.ts';
import { noticesIn, picksIn, searches } from '../compose/at-the-modal.ts';
import { tableOf } from '../poll-at-hand.ts';
import { poolWorld, track } from './pool-world.ts';

type Here = Awaited<ReturnType<typeof poolWorld>>;

const place = async (here: Here, title: string) =>
  (await here.entries()).find(({ song }) => song.title === title)?.place.kind;

/** Two by Ann and one by Bo. */
async function saved(here: Here): Promise<void> {
  await here.saves(here.ann, 1, 2);
  await here.saves(here.bo, 3);
}

async function fills(here: Here, person = here.ann): Promise<void> {
  await person.types('/songpoll Friday', { in: here.music });
  await person.presses('Fill from the pool');
}

async function polled(here: Here) {
  await fills(here);
  await here.ann.submits();
  await here.settle();
  const message = here.slack.messagesIn(here.music).at(-1);
  if (message === undefined) throw new Error('No poll was posted.');
  return message;
}

describe('Fill from the pool', () => {
  test('picks the next songs, which are out of the pool once the poll is posted', async () => {
    const here = await poolWorld();
    await saved(here);
    await fills(here);
    expect(noticesIn(here.ann)).toEqual(['Added 3 songs from the pool.']);
    expect(picksIn(here.ann)).toEqual(['Summer Song 1', 'Summer Song 3', 'Summer Song 2']);
    expect(await here.order()).toHaveLength(3);
    await here.ann.submits();
    expect(here.ann.modal).toBeUndefined();
    expect(await here.order()).toEqual([]);
    expect(await place(here, 'Summer Song 1')).toBe('in-poll');
    expect([...here.slack.problems, ...here.slack.failures]).toEqual([]);
  });

  test('the winner stays out and cannot be saved again; the losers are back with their age', async () => {
    const here = await poolWorld();
    const { ann, bo, clock } = here;
    await saved(here);
    const before = await here.entries();
    clock.pass(86_400_000);
    const poll = await polled(here);
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 3' });
    await ann.presses('Close poll', { in: poll });
    await here.settle();
    expect(await place(here, 'Summer Song 3')).toBe('won');
    expect(await here.order()).toEqual(['Summer Song 1', 'Summer Song 2']);
    const since = (title: string, among: Awaited<ReturnType<Here['entries']>>) =>
      among.find(({ song }) => song.title === title)?.supporters[0].since;
    expect(since('Summer Song 1', await here.entries())).toBe(since('Summer Song 1', before));
    await here.saves(ann, 3);
    expect(ann.privateWords.at(-1)).toContain(
      '“Summer Song 3” won on 22 Nov, and winners stay out for 8 weeks here.',
    );
    expect(await place(here, 'Summer Song 3')).toBe('won');
    clock.pass(57 * 86_400_000);
    await here.saves(ann, 3);
    expect(ann.privateWords.at(-1)).toContain('“Summer Song 3” is saved');
  });

  test('a winner is not brought back by the buttons of an old word', async () => {
    const here = await poolWorld();
    const { ann, bo } = here;
    await saved(here);
    const word = bo.privateMessages.at(-1);
    if (word === undefined) throw new Error('Bo was told nothing.');
    const poll = await polled(here);
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 3' });
    await ann.presses('Close poll', { in: poll });
    await here.settle();
    await bo.presses('Add a note', { in: word });
    await bo.fills('Why this song?', 'Once more');
    await bo.submits();
    expect(await place(here, 'Summer Song 3')).toBe('won');
    await bo.presses('Now', { in: word });
    expect(await place(here, 'Summer Song 3')).toBe('won');
    expect(bo.privateWords.at(-1)).toContain('not in the pool any more');
  });

  test('all go back when the message turns out to be deleted before the result was told', async () => {
    const here = await poolWorld();
    const { ann, bo, clock, music, slack } = here;
    await saved(here);
    const poll = await polled(here);
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 3' });
    await here.settle();
    slack.limitPosting(music, 'restricted_action');
    await ann.presses('Close poll', { in: poll });
    await here.settle();
    expect(await place(here, 'Summer Song 3')).toBe('won');
    const [entry] = (await here.entries()).filter(({ song }) => song.title === 'Summer Song 3');
    const id = entry?.place.kind === 'won' ? entry.place.poll : '';
    expect(await createClosingStore(tableOf(here.world), clock.now).withdrawPoll(id)).toBe(true);
    clock.pass(5_000);
    await here.settle();
    expect(await place(here, 'Summer Song 3')).toBe('waiting');
    await here.saves(ann, 3);
    expect(ann.privateWords.at(-1)).toContain('Now you want it too');
  });

  test('all go back when nobody voted', async () => {
    const here = await poolWorld();
    await saved(here);
    const poll = await polled(here);
    await here.ann.presses('Close poll', { in: poll });
    await here.settle();
    expect(await here.order()).toHaveLength(3);
  });

  test('a song goes into one poll only: who has drawn it too is told before anything is posted', async () => {
    const here = await poolWorld();
    const { ann, bo } = here;
    await saved(here);
    await fills(here, ann);
    await fills(here, bo);
    await here.world.picks(bo, ['Summer Song 4', 'Summer Song 5']);
    await ann.submits();
    await bo.submits();
    expect(noticesIn(bo)[0]).toContain('went from the pool into another poll meanwhile');
    expect(picksIn(bo)).toEqual(['Summer Song 4', 'Summer Song 5']);
    expect(
      here.slack.messagesIn(here.music).filter((one) => here.slack.textOf(one).includes('Vote')),
    ).toHaveLength(1);
    await bo.submits();
    expect(bo.modal).toBeUndefined();
  });

  test('what won in another channel, which is chosen afterwards, is asked about first', async () => {
    const here = await poolWorld();
    const { ann, clock, slack } = here;
    await saved(here);
    const other = slack.addChannel('other', { members: [ann] });
    const [entry] = (await here.entries()).filter(({ song }) => song.title === 'Summer Song 1');
    if (entry === undefined) throw new Error('It is not saved.');
    const win = { song: entry.song, poll: 'a-poll', at: clock.now() - 86_400_000 };
    await createSongRecordStore(tableOf(here.world)).saveWin(other.id, win);
    await fills(here);
    await ann.choosesChannel('Post in', other);
    await ann.submits();
    expect(noticesIn(ann)[0]).toContain('“Summer Song 1” won');
    expect(slack.messagesIn(other)).toEqual([]);
    await ann.presses('Add anyway');
    await ann.submits();
    expect(slack.messagesIn(other)).toHaveLength(1);
  });

  test('what Slack does not take goes back to the pool', async () => {
    const here = await poolWorld();
    await saved(here);
    await fills(here);
    here.slack.faults.fail('chat.postMessage', { kind: 'error', error: 'restricted_action' }, { times: 1 });
    await here.ann.submits();
    expect(await here.order()).toHaveLength(3);
    await here.ann.submits();
    expect(await here.order()).toEqual([]);
  });

  test('a song that lost one poll and has won another one meanwhile stays out', async () => {
    const here = await poolWorld();
    const { ann, bo, slack, music } = here;
    await saved(here);
    const first = await polled(here);
    await bo.types('/songpoll Monday', { in: music });
    await here.world.picks(bo, ['Summer Song 1', 'Summer Song 4']);
    await bo.submits();
    await here.settle();
    const second = slack.messagesIn(music).at(-1);
    if (second === undefined) throw new Error('No second poll was posted.');
    await bo.presses('Vote', { in: second, beside: 'Summer Song 1' });
    await bo.presses('Close poll', { in: second });
    await bo.presses('Vote', { in: first, beside: 'Summer Song 2' });
    await ann.presses('Close poll', { in: first });
    await here.settle();
    expect(await place(here, 'Summer Song 1')).toBe('won');
    expect(await here.order()).toEqual(['Summer Song 3']);
  });

  test('says why the channel takes nothing of what waits', async () => {
    const here = await poolWorld();
    await saved(here);
    await setIn(here.world, here.music.id, { songsPerArtist: 1 });
    await here.ann.types(`/songpoll Friday ${track(4)}`, { in: here.music });
    await here.ann.presses('Fill from the pool');
    expect(picksIn(here.ann)).toEqual(['Summer Song 4']);
    expect(noticesIn(here.ann)[0]).toContain('takes at most 1 song by The Seasons in a poll');
  });

  test('says when there is nothing in it', async () => {
    const here = await poolWorld();
    await fills(here);
    expect(noticesIn(here.ann)[0]).toContain('The pool of this channel has no other song.');
  });
});

test('twenty who draw the same songs at once: each song goes into one poll', async () => {
  const here = await poolWorld({ instances: 2 });
  const { slack, music, ann } = here;
  await here.keeps(ann, 'Alpha', 'Beta', 'Gamma', 'Delta');
  const crowd = Array.from({ length: 20 }, (_, at) => slack.addPerson(`p${at}`, { displayName: `P${at}` }));
  for (const person of crowd) await fills(here, person);
  await Promise.all(crowd.map((person) => person.submits()));
  await here.settle();
  const polls = slack.messagesIn(music).map((message) => slack.textOf(message));
  const posted = polls.filter((text) => text.includes('[Vote]'));
  for (const title of ['Alpha', 'Beta', 'Gamma', 'Delta']) {
    expect(posted.filter((text) => text.includes(title)).length, title).toBeLessThanOrEqual(1);
  }
  expect((await here.entries()).map(({ place: { kind } }) => kind)).not.toContain('won');
}, 60_000);

describe('/songpoll pool', () => {
  test('with two hundred songs is open within a second at 300 ms per call of Slack’s, by one query', async () => {
    const here = await poolWorld();
    const { ann, bo, cy, music, slack, table } = here;
    const many = Array.from({ length: 200 }, (_, at) => `Song ${String(at).padStart(3, '0')}`);
    for (const [at, title] of many.entries()) await here.keeps([ann, bo, cy][at % 3] ?? ann, title);
    // The process is warm.
    await here.opensPool(ann);
    await ann.closesModal();
    slack.faults.delay(300, 'views.open');
    slack.faults.delay(300, 'users.info');
    const queries: string[] = [];
    table.proxy.onCall(({ operation }) => queries.push(operation));
    const before = slack.callsOf('views.open').length;
    await bo.types('/songpoll pool', { in: music });
    expect(slack.callsOf('views.open')).toHaveLength(before + 1);
    expect(queries.filter((operation) => operation === 'Query')).toHaveLength(1);
    expect(slack.deliveries.at(-1)?.elapsedMs).toBeLessThan(1_000);
    expect(bo.modal?.text).toContain('200 songs are waiting, the next one first');
    await bo.presses('Next songs');
    expect(bo.modal?.text).toContain('11. ');
  }, 60_000);

  test('shows what waits in its order, and lets people want it, take it back and poll it', async () => {
    const here = await poolWorld();
    const { ann, bo, slack } = here;
    expect(await here.opensPool(ann)).toContain('No songs are saved here yet.');
    await saved(here);
    const list = await here.opensPool(bo);
    expect(list).toContain('3 songs are waiting, the next one first');
    expect(list.indexOf('Summer Song 3')).toBeLessThan(list.indexOf('Summer Song 2'));
    await bo.presses('Want it too', { beside: 'Summer Song 2' });
    expect(bo.modal?.text).toContain('1 other wants it too');
    await bo.presses('Take back', { beside: 'Summer Song 3' });
    expect(bo.modal?.text).toContain('Taken back: “Summer Song 3”.');
    expect(await here.order()).toEqual(['Summer Song 2', 'Summer Song 1']);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });
});

test('of more ticked songs than a poll takes, the window says how many were left out', async () => {
  const here = await poolWorld();
  const { ann } = here;
  await here.keeps(ann, ...Array.from({ length: 12 }, (_, at) => `Song ${at + 1} of ours`));
  await here.opensPool(ann);
  const tick = (number: number) =>
    ann.ticks('For the next poll', ['For the next poll'], { beside: `Song ${number} of ours` });
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) await tick(number);
  await ann.presses('Next songs');
  for (const number of [11, 12]) await tick(number);
  await ann.submits();
  expect(picksIn(ann)).toHaveLength(10);
  expect(noticesIn(ann)).toContain(
    '⚠️ A poll has at most 10 songs. 2 songs were left out. Remove one to make room.',
  );
});

describe('A winner', () => {
  /** "Summer Song 3" has won a poll, and nobody had saved it. */
  async function afterAWin() {
    const here = await poolWorld();
    const { ann, bo, slack, music } = here;
    await ann.types('/songpoll Friday', { in: music });
    await here.world.picks(ann, ['Summer Song 3', 'Summer Song 4']);
    await ann.submits();
    const poll = slack.messagesIn(music).at(-1);
    if (poll === undefined) throw new Error('No poll was posted.');
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 3' });
    await ann.presses('Close poll', { in: poll });
    await here.settle();
    return here;
  }
  const says =
    '⚠️ “Summer Song 3” won here on 21 Nov, and winners stay out for 8 weeks. Leave it out, or press Add anyway.';

  test('is kept out of the next poll, unless its starter wants it all the same', async () => {
    const here = await afterAWin();
    const { ann, slack, music } = here;
    await ann.types('/songpoll Again', { in: music });
    await searches(ann, 'seasons');
    await ann.presses('Add', { beside: 'Summer Song 3' });
    expect(noticesIn(ann)).toEqual([says]);
    expect(picksIn(ann)).toEqual([]);
    await ann.presses('Add anyway');
    await ann.presses('Add', { beside: 'Summer Song 4' });
    expect(picksIn(ann)).toEqual(['Summer Song 3', 'Summer Song 4']);
    await ann.submits();
    expect(ann.modal).toBeUndefined();
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('that came by a link is picked, and told of', async () => {
    const here = await afterAWin();
    const { ann, music } = here;
    await ann.types(`/songpoll Again ${track(3)} ${track(5)}`, { in: music });
    expect(picksIn(ann)).toEqual(['Summer Song 3', 'Summer Song 5']);
    expect(noticesIn(ann)).toContain(
      '⚠️ “Summer Song 3” won here on 21 Nov. Remove it if it should rest for a while.',
    );
    await ann.submits();
    expect(ann.modal).toBeUndefined();
  });

  test('that was picked for another channel is told of before the poll is posted', async () => {
    const here = await afterAWin();
    const { ann, slack, music } = here;
    const other = slack.addChannel('other', { members: [ann] });
    await ann.types('/songpoll Again', { in: other });
    await here.world.picks(ann, ['Summer Song 3', 'Summer Song 5']);
    await ann.choosesChannel('Post in', music);
    await ann.submits();
    expect(noticesIn(ann)).toEqual([says]);
    await ann.presses('Add anyway');
    await ann.submits();
    expect(ann.modal).toBeUndefined();
  });

  test('may come back where the channel has set no weeks', async () => {
    const here = await afterAWin();
    const { ann, slack, music } = here;
    const eve = slack.addPerson('eve', { displayName: 'Eve', role: 'admin' });
    await eve.types('/songpoll settings', { in: music });
    await eve.fills('Weeks before a winner may come back', '0');
    await eve.submits();
    await ann.types('/songpoll Again', { in: music });
    await searches(ann, 'seasons');
    await ann.presses('Add', { beside: 'Summer Song 3' });
    expect(picksIn(ann)).toEqual(['Summer Song 3']);
  });
});
