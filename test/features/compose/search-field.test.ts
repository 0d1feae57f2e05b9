// What a person puts into the search field is in the poll, or the window says why not.

import { describe, expect, test } from 'vitest';
import { failures, wireId } from '../../songs/spotify/spotify-wire.ts';
import { searchLabel, startWorld } from '../../world.ts';
import { comesToRead, modalOf, noticesIn, picksIn, resultsIn, searches, startDraft } from './at-the-modal.ts';

const track = (number: number) => `https://open.spotify.com/track/${wireId('track', number)}`;
const album = (number: number) => `https://open.spotify.com/album/${wireId('album', number)}`;
const emptyField = '(Song, artist, or Spotify links)';

async function atTheModal(options: Parameters<typeof startWorld>[0] = {}) {
  const world = await startWorld(options);
  const { ann, music, slack } = world;
  await ann.types('/songpoll', { in: music });
  return {
    ...world,
    field: () => modalOf(ann).fields[searchLabel],
    polls: () => slack.messagesIn(music).map((message) => slack.textOf(message)),
  };
}

describe('the field is empty once links were followed', () => {
  test('so that a second link can be pasted', async () => {
    const { ann, field, slack } = await atTheModal();
    await searches(ann, track(1));
    expect(field()).toBe(emptyField);
    await searches(ann, track(2));
    expect(picksIn(ann)).toEqual(['Summer Song 1', 'Summer Song 2']);
    expect(field()).toBe(emptyField);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('whatever they lead to', async () => {
    const { ann, field } = await atTheModal();
    for (const link of [album(1), track(999), 'https://youtu.be/abc', track(1)]) {
      await searches(ann, link);
      expect(field()).toBe(emptyField);
    }
  });

  test('at once, so that what is pasted while they are looked up stays', async () => {
    const world = await atTheModal();
    const { ann, field, wire } = world;
    const slow = wire.hold(wireId('track', 1));
    const searched = searches(ann, track(1));
    await comesToRead(world, ann, 'Looking up 1 link…');
    await ann.fills(searchLabel, track(2));
    slow.release();
    await searched;
    expect(noticesIn(ann)).toEqual(['Added “Summer Song 1”.']);
    expect(field()).toBe(track(2));
    await ann.pressesEnter(searchLabel);
    expect(picksIn(ann)).toEqual(['Summer Song 1', 'Summer Song 2']);
  });

  test('and keeps words that were searched for', async () => {
    const { ann, field } = await atTheModal();
    await searches(ann, track(1));
    await searches(ann, 'seasons');
    expect(field()).toBe('seasons');
  });

  test('also after Start over, and in the next window', async () => {
    const { ann, field, music } = await atTheModal();
    await searches(ann, track(1));
    await ann.presses('Start over');
    await ann.fills(searchLabel, 'typed');
    await searches(ann, track(2));
    expect(field()).toBe(emptyField);
    await ann.types('/songpoll', { in: music });
    expect(field()).toBe(emptyField);
    await searches(ann, track(3));
    expect(picksIn(ann)).toEqual(['Summer Song 2', 'Summer Song 3']);
  });
});

describe('links that could not be followed', () => {
  test('are kept, and one press tries them again', async () => {
    const { ann, wire, slack } = await atTheModal();
    wire.failNext(failures.badGateway);
    await searches(ann, `${track(1)} ${track(2)}`);
    expect(picksIn(ann)).toHaveLength(1);
    expect(noticesIn(ann)).toContainEqual(expect.stringContaining('Spotify cannot be reached'));
    expect(modalOf(ann).text).toContain('1 song or link is still to be looked up.');
    await ann.presses('Look up');
    expect([...picksIn(ann)].sort()).toEqual(['Summer Song 1', 'Summer Song 2']);
    expect(modalOf(ann).text).not.toContain('to be looked up');
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('are kept until that works', async () => {
    const { ann, wire, music } = await atTheModal();
    wire.failNext(failures.badGateway, failures.badGateway);
    await searches(ann, 'https://spotify.link/abc123');
    await ann.presses('Look up');
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    expect(modalOf(ann).text).toContain('1 song or link is still to be looked up.');
    await ann.presses('Look up');
    expect(picksIn(ann)).toEqual(['Summer Song 1']);
  });

  test('are not kept twice when they are pasted again', async () => {
    const { ann, wire } = await atTheModal();
    wire.failNext(failures.badGateway);
    await searches(ann, track(1));
    await searches(ann, track(1));
    expect(picksIn(ann)).toEqual(['Summer Song 1']);
    expect(modalOf(ann).text).not.toContain('to be looked up');
  });

  test('because the window was closed before Enter are offered by the next one', async () => {
    const { ann, music } = await atTheModal();
    await ann.fills(searchLabel, `${track(1)} and ${track(2)}`);
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    expect(modalOf(ann).text).toContain('2 songs or links are still to be looked up.');
    await ann.presses('Look up');
    expect(picksIn(ann)).toEqual(['Summer Song 1', 'Summer Song 2']);
  });
});

describe('of two searches the one begun last wins', () => {
  test('when the first one is slower', async () => {
    const { ann, wire, field } = await atTheModal({ instances: 2 });
    const slow = wire.hold('seasons');
    const first = searches(ann, 'seasons');
    await slow.came;
    await searches(ann, 'oddities');
    slow.release();
    await first;
    expect(field()).toBe('oddities');
    expect(modalOf(ann).text).toContain('Results for “oddities”');
    expect(resultsIn(ann)).toContain('One Recording');
  });

  test('when the first one is slower and the last one found nothing', async () => {
    const { ann, wire } = await atTheModal();
    const slow = wire.hold('seasons');
    const first = searches(ann, 'seasons');
    await slow.came;
    await searches(ann, 'no such song');
    slow.release();
    await first;
    expect(resultsIn(ann)).toEqual([]);
    expect(noticesIn(ann)).toEqual(['⚠️ No songs found for “no such song”.']);
  });

  test('when the first one is an album, and then its songs are no results', async () => {
    const { ann, wire } = await atTheModal();
    const slow = wire.hold(wireId('album', 1));
    const first = searches(ann, `${album(1)} ${track(5)}`);
    await slow.came;
    await searches(ann, 'oddities');
    slow.release();
    await first;
    expect(modalOf(ann).text).toContain('Results for “oddities”');
    expect(picksIn(ann)).toEqual(['Summer Song 5']);
  });

  test('and the songs of links are picked, whatever was searched for meanwhile', async () => {
    const { ann, wire } = await atTheModal();
    const slow = wire.hold(wireId('track', 1));
    const first = searches(ann, track(1));
    await slow.came;
    await searches(ann, 'oddities');
    slow.release();
    await first;
    expect(picksIn(ann)).toEqual(['Summer Song 1']);
    expect(modalOf(ann).text).toContain('Results for “oddities”');
  });
});

describe('Start over while something is looked up: it does not appear in the empty draft', () => {
  test.each([
    ['a link', track(1), wireId('track', 1)],
    ['a short link', 'https://spotify.link/abc123', 'abc123'],
    ['an album', album(1), wireId('album', 1)],
    ['words', 'seasons', 'seasons'],
  ])('%s', async (_what, typed, held) => {
    const { ann, wire, music } = await atTheModal({ instances: 2 });
    await searches(ann, track(9));
    const slow = wire.hold(held);
    const searched = searches(ann, typed);
    await slow.came;
    await ann.presses('Start over');
    slow.release();
    await searched;
    expect([...picksIn(ann), ...resultsIn(ann), ...noticesIn(ann)]).toEqual([]);
    await ann.types('/songpoll', { in: music });
    expect([...picksIn(ann), ...resultsIn(ann)]).toEqual([]);
  });

  test('a link that was typed with the command', async () => {
    const world = await atTheModal();
    const { ann, wire, music } = world;
    await searches(ann, track(9));
    const slow = wire.hold(wireId('track', 1));
    const typed = ann.types(`/songpoll ${track(1)}`, { in: music });
    await comesToRead(world, ann, 'You are continuing your draft');
    await slow.came;
    await ann.presses('Start over');
    slow.release();
    await typed;
    expect(picksIn(ann)).toEqual([]);
  });
});

describe('Post with links in the field', () => {
  test('follows them first, and posts', async () => {
    const { ann, polls, slack } = await startDraft(2);
    await ann.fills(searchLabel, track(7));
    await ann.submits();
    expect(ann.modal).toBeUndefined();
    expect(polls()).toEqual([expect.stringContaining('Summer Song 7')]);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('posts even when nothing else was done in the window', async () => {
    const { ann, polls, music } = await atTheModal();
    await ann.fills(searchLabel, `${track(1)}\n${track(2)} https://spoti.fi/3abcDEF`);
    await ann.submits();
    expect(ann.modal).toBeUndefined();
    expect(polls()).toHaveLength(1);
    await ann.types('/songpoll', { in: music });
    expect([...picksIn(ann), ...noticesIn(ann)]).toEqual([]);
  });

  test.each([1, 3])('posts once when it is delivered three times, with %i processes', async (instances) => {
    const { ann, polls, music, slack } = await startDraft(2, { instances });
    await ann.fills(searchLabel, track(7));
    await ann.submits({ times: 3 });
    if (ann.modal !== undefined) await ann.submits();
    expect(polls()).toEqual([expect.stringContaining('Summer Song 7')]);
    await ann.types('/songpoll', { in: music });
    expect(picksIn(ann)).toEqual([]);
    expect(slack.failures).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['to an album', album(1), 'Results for'],
    ['to a song that Spotify does not know', track(999), 'does not know the song'],
    ['to a playlist', 'https://open.spotify.com/playlist/37i9dQZF1DXcBWIGoYBM5M', 'Playlists cannot be read'],
    ['to another service', 'https://youtu.be/dQw4w9WgXcQ', 'YouTube'],
    [
      'to one more song than there is room for',
      Array.from({ length: 9 }, (_, at) => track(at + 3)).join(' '),
      'at most 10 songs',
    ],
  ])('%s shows that first, and posts when it is pressed again', async (_what, typed, says) => {
    const { ann, polls } = await startDraft(2);
    await ann.fills(searchLabel, typed);
    await ann.submits();
    expect(polls()).toEqual([]);
    expect(modalOf(ann).text).toContain('The poll is not posted yet');
    expect(modalOf(ann).text).toContain(says);
    expect(modalOf(ann).fields[searchLabel]).toBe(emptyField);
    await ann.submits();
    expect(polls()).toHaveLength(1);
    expect(ann.modal).toBeUndefined();
  });

  test('that cannot be followed now keeps all, and posts without them when it is pressed again', async () => {
    const { ann, polls, wire } = await startDraft(2);
    await ann.fills('Title', 'Typed last');
    await ann.fills(searchLabel, track(7));
    wire.failNext(failures.badGateway);
    await ann.submits();
    expect(polls()).toEqual([]);
    expect(modalOf(ann).text).toMatch(
      /not posted yet[\s\S]*cannot be reached[\s\S]*1 song or link is still to be/u,
    );
    expect(modalOf(ann).fields['Title']).toBe('Typed last');
    expect(picksIn(ann)).toHaveLength(2);
    await ann.submits();
    expect(polls()).toEqual([expect.stringContaining('Typed last')]);
  });

  test('that takes too long for Slack shows the song first', async () => {
    const { ann, polls, wire, clock } = await startDraft(2);
    await ann.fills(searchLabel, track(7));
    const slow = wire.hold(wireId('track', 7));
    const submitted = ann.submits();
    await slow.came;
    clock.pass(2_000);
    slow.release();
    await submitted;
    expect(polls()).toEqual([]);
    expect(noticesIn(ann)).toContain('Added “Summer Song 7”.');
    await ann.submits();
    expect(polls()).toEqual([expect.stringContaining('Summer Song 7')]);
  });

  test('that are picked already just posts', async () => {
    const { ann, polls } = await startDraft(2);
    await ann.fills(searchLabel, track(1));
    await ann.submits();
    expect(polls()).toHaveLength(1);
  });

  test('and too few songs says so, and has looked the link up', async () => {
    const { ann, polls, slack } = await startDraft(0);
    await ann.fills(searchLabel, track(1));
    await ann.submits();
    expect(polls()).toEqual([]);
    expect(JSON.stringify(modalOf(ann).errors) + modalOf(ann).text).toContain('1 more song');
    await ann.fills(searchLabel, track(2));
    await ann.submits();
    expect(polls()).toHaveLength(1);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });
});

describe('Post while a pasted link is still being looked up', () => {
  test('says so, and posts with the song when it is pressed again', async () => {
    const world = await startDraft(2, { instances: 2 });
    const { ann, polls, wire, music } = world;
    const slow = wire.hold(wireId('track', 7));
    const searched = searches(ann, track(7));
    await comesToRead(world, ann, 'Looking up');
    await ann.submits();
    expect(polls()).toEqual([]);
    expect(modalOf(ann).errors).toEqual({ [searchLabel]: expect.stringContaining('still being looked up') });
    slow.release();
    await searched;
    await ann.submits();
    expect(polls()).toEqual([expect.stringContaining('Summer Song 7')]);
    await ann.types('/songpoll', { in: music });
    expect([...picksIn(ann), ...noticesIn(ann)]).toEqual([]);
  });

  test('waits for it, where it comes in time', async () => {
    const world = await startDraft(2, { instances: 2 });
    const { ann, polls, wire, slack, table } = world;
    const slow = wire.hold(wireId('track', 7));
    const searched = searches(ann, track(7));
    await comesToRead(world, ann, 'Looking up');
    let looks = 0;
    table.proxy.onCall(({ operation }) => {
      if (operation === 'GetItem' && ++looks === 4) slow.release();
    });
    await ann.submits();
    await searched;
    if (ann.modal !== undefined) await ann.submits();
    expect(polls()).toEqual([expect.stringContaining('Summer Song 7')]);
    expect(slack.failures).toEqual([]);
  });

  test('at the very moment of Enter, when it is in the field still, follows it too, and posts it once', async () => {
    const { ann, polls, wire, music } = await startDraft(2, { instances: 2 });
    const slow = wire.hold(wireId('track', 7));
    const searched = searches(ann, track(7));
    await ann.submits();
    slow.release();
    await searched;
    if (ann.modal !== undefined) await ann.submits();
    expect(polls()).toEqual([expect.stringContaining('Summer Song 7')]);
    await ann.types('/songpoll', { in: music });
    expect([...picksIn(ann), ...noticesIn(ann)]).toEqual([]);
  });

  test('of the command', async () => {
    const world = await startDraft(2, { instances: 2 });
    const { ann, wire, music, polls } = world;
    await ann.closesModal();
    const slow = wire.hold(wireId('track', 7));
    const typed = ann.types(`/songpoll ${track(7)}`, { in: music });
    await comesToRead(world, ann, 'You are continuing your draft');
    await ann.submits();
    slow.release();
    await typed;
    if (ann.modal !== undefined) await ann.submits();
    expect(polls()).toHaveLength(1);
    await ann.types('/songpoll', { in: music });
    // It is in the poll, or else in the next draft, of which its person was told.
    const isLate = !polls()[0]?.includes('Summer Song 7');
    expect(picksIn(ann)).toEqual(isLate ? ['Summer Song 7'] : []);
    expect(ann.privateWords).toEqual(isLate ? [expect.stringContaining('came too late')] : []);
  });

  test('and its process has died: the link is followed by Post', async () => {
    const { ann, polls, table, clock } = await startDraft(2);
    // The draft is saved with the link noted, and then never again.
    let puts = 0;
    table.proxy.faults.order({
      fault: { kind: 'refused', error: 'InternalServerError' },
      when: ({ operation }: { operation: string }) => operation === 'PutItem' && ++puts > 1,
      times: Infinity,
    });
    await searches(ann, track(7));
    table.proxy.faults.clear();
    clock.pass(11_000);
    await ann.submits();
    expect(polls()).toEqual([expect.stringContaining('Summer Song 7')]);
  });
});

describe('Post with words in the field', () => {
  test('that were not searched for asks once, and posts when it is pressed again', async () => {
    const { ann, polls, slack } = await startDraft(2);
    await ann.fills(searchLabel, 'queen');
    await ann.submits();
    expect(polls()).toEqual([]);
    expect(modalOf(ann).errors).toEqual({
      [searchLabel]: expect.stringContaining('You have not searched for “queen”.'),
    });
    expect(modalOf(ann).fields[searchLabel]).toBe('queen');
    await ann.submits();
    expect(polls()).toHaveLength(1);
    expect(ann.modal).toBeUndefined();
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('asks again for other words', async () => {
    const { ann, polls } = await startDraft(2);
    for (const words of ['queen', 'queen live']) {
      await ann.fills(searchLabel, words);
      await ann.submits();
      expect(Object.keys(modalOf(ann).errors)).toEqual([searchLabel]);
    }
    expect(polls()).toEqual([]);
  });

  test.each(['seasons', 'no such song'])('that were searched for posts: “%s”', async (words) => {
    const { ann, polls } = await startDraft(2);
    await searches(ann, words);
    await ann.submits();
    expect(polls()).toHaveLength(1);
  });

  test('that were searched for in another window asks', async () => {
    const { ann, polls, music } = await startDraft(2);
    await searches(ann, 'seasons');
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    await ann.fills(searchLabel, 'seasons');
    await ann.submits();
    expect(polls()).toEqual([]);
    expect(Object.keys(modalOf(ann).errors)).toEqual([searchLabel]);
  });

  test('tells of too few songs first', async () => {
    const { ann } = await startDraft(1);
    await ann.fills(searchLabel, 'queen');
    await ann.submits();
    expect(modalOf(ann).errors[searchLabel]).toContain('add 1 more song');
  });

  test('of nothing visible posts', async () => {
    const { ann, polls } = await startDraft(2);
    await ann.fills(searchLabel, ' \t ');
    await ann.submits();
    expect(polls()).toHaveLength(1);
  });
});
