// Slack waits three seconds for an answer. Here each of its calls takes 300 ms and each of Spotify's a second: in real
// time, because deadlines are measured against the real clock.

import { expect, test } from 'vitest';
import { songsIn } from '../../../src/rules/poll/editing.ts';
import { wireId } from '../../songs/spotify/spotify-wire.ts';
import { startWorld, type World } from '../../world.ts';
import { postPoll, readTruth } from '../poll-at-hand.ts';
import { noticesIn, picksIn, resultsIn, searches } from './at-the-modal.ts';

const inTime = 2_900;

async function slowWorld() {
  const world = await startWorld();
  world.slack.faults.delay(300);
  world.wire.delayMs = 1_000;
  return world;
}

function expectInTime({ slack }: World): void {
  const late = slack.deliveries.filter(({ elapsedMs }) => elapsedMs >= inTime);
  expect(late.map(({ what, elapsedMs }) => `${what}: ${Math.round(elapsedMs)} ms`)).toEqual([]);
  expect([...slack.problems, ...slack.failures]).toEqual([]);
}

const track = (number: number) => `https://open.spotify.com/track/${wireId('track', number)}`;

test('/songpoll, a search, an Add and a submission are answered in time', async () => {
  const world = await slowWorld();
  const { ann, music, slack } = world;
  await ann.types('/songpoll', { in: music });
  await searches(ann, 'seasons');
  await ann.presses('Add', { beside: 'Summer Song 1' });
  await ann.presses('Add', { beside: 'Summer Song 2' });
  await ann.submits();
  expect(slack.messagesIn(music)).toHaveLength(1);
  expectInTime(world);
});

test('Add a song, a search there, an Add and a vote are answered in time', async () => {
  const world = await slowWorld();
  const poll = await postPoll(world, { adding: 'any' });
  const { bo, slack } = world;
  world.restart();
  await bo.presses('Add a song', { in: poll });
  await searches(bo, 'seasons');
  await bo.presses('Add', { beside: 'Summer Song 1' });
  await bo.presses('Vote', { beside: 'Summer Song 1' });
  expect(bo.modal?.text).toContain('Your vote for “Summer Song 1” is counted.');
  await searches(bo, 'https://spotify.link/abc123');
  expect(bo.modal?.text).toContain('Songs behind your links');
  const titles = songsIn((await readTruth(world, poll)).poll).map(({ song }) => song.title);
  expect(titles).toHaveLength(4);
  expectInTime(world);
  expect(slack.problems).toEqual([]);
});

test('/songpoll schedule, a choice, Save, the list, Edit and Run now are answered in time', async () => {
  const world = await slowWorld();
  const { ann, music } = world;
  await ann.types('/songpoll schedule', { in: music });
  await ann.chooses('Songs from', 'People, in the poll itself');
  world.restart();
  await ann.submits();
  expect(ann.modal?.text).toContain('is saved');
  world.restart();
  await ann.types('/songpoll schedules', { in: music });
  await ann.presses('Edit');
  await ann.fills('Title', 'Rainy song');
  world.restart();
  await ann.submits();
  await ann.presses('Run now');
  await world.settle();
  expect(
    world.slack
      .messagesIn(music)
      .map((message) => world.slack.textOf(message))
      .join(),
  ).toContain('Rainy song');
  expectInTime(world);
});

test.each([
  ['a search', 'seasons', { results: 5, picks: 0 }],
  ['three pasted links', `${track(1)} ${track(2)} ${track(3)}`, { results: 0, picks: 3 }],
  ['a short link', 'https://spotify.link/abc123', { results: 0, picks: 1 }],
])('%s in a new process is answered in time, and comes through', async (_what, text, found) => {
  const world = await slowWorld();
  const { ann, music } = world;
  world.wire.delayMs = 0;
  await ann.types('/songpoll', { in: music });
  world.wire.delayMs = 1_000;
  world.restart();
  await searches(ann, text);
  expect(noticesIn(ann).filter((line) => line.startsWith('⚠️'))).toEqual([]);
  expect({ results: resultsIn(ann).length, picks: picksIn(ann).length }).toEqual(found);
  expectInTime(world);
});
