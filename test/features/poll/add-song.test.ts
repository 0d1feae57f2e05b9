// Must hold: no recording stands twice in a poll, never more than ten songs stand in it, and nobody has more in it than the
// poll allows each, whoever adds at the same moment and wherever a process dies.

import { describe, expect, test } from 'vitest';
import { linkTo } from '../../fuzz/scene.ts';
import { failures } from '../../songs/spotify/spotify-wire.ts';
import { songs } from '../poll-at-hand.ts';
import { worldOfAdding } from './adding-world.ts';
import { holdInTable, inRequests } from './table-gate.ts';

const second = 1_000;

describe('Add a song', () => {
  test('is offered only where anyone may add', async () => {
    const at = await worldOfAdding({ adding: 'owner' });
    expect(at.shown()).not.toContain('[Add a song]');
    const other = await worldOfAdding();
    expect(other.shown()).toContain('[My votes] [Add a song] [Close poll]');
  });

  test('opens a window in which a song is found and added, and the message tells by whom', async () => {
    const at = await worldOfAdding();
    await at.opens(at.bo);
    expect(at.window(at.bo)).toContain('“Friday song” has 3 of 10 songs. You can add up to 3 more songs.');
    await at.searches(at.bo, 'seasons');
    await at.adds(at.bo, 'Summer Song 2');
    expect(at.window(at.bo)).toContain('“Summer Song 2” is in the poll now.');
    expect(at.window(at.bo)).toContain('[Vote] [Take back]');
    expect(at.window(at.bo)).toContain('You can add up to 2 more songs.');
    await at.waits(2 * second);
    expect(at.shown()).toMatch(/4\. Summer Song 2[\s\S]*Added by Bo/u);
    expect(await at.untruths()).toEqual([]);
    expect([...at.slack.problems, ...at.slack.failures, ...at.slack.mentions]).toEqual([]);
  });

  test('adds once, however often the click comes', async () => {
    const at = await worldOfAdding({}, { instances: 3 });
    await at.opens(at.bo);
    await at.searches(at.bo, 'seasons');
    await at.adds(at.bo, 'Summer Song 2', 3);
    expect(await at.titles()).toEqual(['Song 1', 'Song 2', 'Song 3', 'Summer Song 2']);
    expect(at.window(at.bo)).toContain('is in the poll now');
    await at.bo.presses('✓ In the poll', { beside: 'Summer Song 2', times: 2 });
    expect(at.window(at.bo)).toContain('is in the poll now');
    expect(await at.titles()).toHaveLength(4);
  });

  test('searches by its button as well, and turns pages', async () => {
    const at = await worldOfAdding();
    await at.opens(at.bo);
    await at.bo.fills('Search Spotify or paste links', 'seasons');
    await at.bo.submits();
    expect(at.window(at.bo)).toContain('Summer Song 5');
    await at.bo.presses('More results');
    expect(at.window(at.bo)).toContain('Summer Song 10');
    expect(at.window(at.bo)).not.toContain('Summer Song 5');
    await at.bo.presses('More results');
    expect(at.window(at.bo)).toContain('Summer Song 12');
    await at.bo.presses('Previous results');
    await at.bo.presses('Previous results');
    expect(at.window(at.bo)).toContain('Summer Song 5');
    await at.adds(at.bo, 'Summer Song 5');
    expect(await at.titles()).toContain('Summer Song 5');
    expect([...at.slack.problems, ...at.slack.failures]).toEqual([]);
  });

  test('follows links to songs and albums, and says what others lead to', async () => {
    const at = await worldOfAdding();
    await at.opens(at.bo);
    await at.searches(at.bo, `${linkTo(6)} https://spotify.link/abc123 spotify:playlist:1`);
    expect(at.window(at.bo)).toContain('Songs behind your links');
    expect(at.window(at.bo)).toContain('Playlists cannot be read');
    await at.adds(at.bo, 'Summer Song 6');
    expect(await at.titles()).toContain('Summer Song 6');
    await at.searches(at.bo, 'https://open.spotify.com/album/album00000000000000001');
    expect(at.window(at.bo)).toContain('[Add]');
    expect([...at.slack.problems, ...at.slack.failures]).toEqual([]);
  });

  test('says when Spotify cannot be asked, and adds a song from a window that shows it', async () => {
    const at = await worldOfAdding();
    await at.opens(at.bo);
    await at.searches(at.bo, 'seasons');
    at.wire.failNext(failures.premiumLapsed);
    await at.searches(at.bo, 'something else');
    expect(at.window(at.bo)).toContain('⚠️ Spotify refuses searches');
    expect(at.window(at.bo)).toContain('Results for “seasons”');
    await at.adds(at.bo, 'Summer Song 1');
    expect(await at.titles()).toContain('Summer Song 1');
  });

  test('answers a song that is there with a button to vote for it', async () => {
    const at = await worldOfAdding();
    for (const person of [at.bo, at.cy]) {
      await at.opens(person);
      await at.searches(person, 'seasons');
    }
    await at.adds(at.bo, 'Summer Song 1');
    await at.adds(at.cy, 'Summer Song 1');
    expect(at.window(at.cy)).toContain('“Summer Song 1” is in the poll already.');
    expect(at.window(at.cy)).not.toContain('[Take back]');
    await at.cy.presses('Vote', { beside: 'Summer Song 1' });
    await at.cy.presses('✓ Your vote', { beside: 'Summer Song 1' });
    expect(at.window(at.cy)).toContain('Your vote for “Summer Song 1” is counted.');
    expect((await at.truth()).tally.songs.map(({ votes }) => votes)).toEqual([0, 0, 0, 1]);
  });

  test('says what stands against it: a limit, a full poll, one that is closed or gone', async () => {
    const at = await worldOfAdding({ adding: 1, songs: songs(8) });
    for (const person of [at.ann, at.bo, at.cy]) {
      await at.opens(person);
      await at.searches(person, 'seasons');
    }
    await at.adds(at.bo, 'Summer Song 1');
    expect(at.window(at.bo)).toContain('You have added 1 song, the most allowed.');
    expect(at.window(at.bo)).not.toContain('[Add]');
    await at.adds(at.ann, 'Summer Song 2');
    await at.adds(at.cy, 'Summer Song 3');
    expect(at.window(at.cy)).toContain('This poll has 10 songs, as many as a poll can have.');
    expect(await at.titles()).toHaveLength(10);
    await at.ann.presses('Close poll', { in: at.poll });
    await at.cy.presses('✓ In the poll', { beside: 'Summer Song 2' });
    expect(at.window(at.cy)).toContain('This poll is closed');
    at.clock.pass(91 * 24 * 60 * 60 * second);
    await at.bo.presses('Take back', { beside: 'Summer Song 1' });
    expect(at.window(at.bo)).toContain('not there any more');
    expect([...at.slack.problems, ...at.slack.failures]).toEqual([]);
  });

  test('keeps who added it to itself in an anonymous poll, and looks nobody up', async () => {
    const at = await worldOfAdding({ voterNames: 'hidden', adding: 1 });
    await at.opens(at.bo);
    await at.searches(at.bo, 'seasons');
    await at.adds(at.bo, 'Summer Song 1');
    await at.bo.presses('Vote', { beside: 'Summer Song 1' });
    expect(at.window(at.bo)).toContain('the most allowed');
    await at.waits(2 * second);
    expect(at.shown()).toContain('Summer Song 1');
    expect(at.shown()).not.toContain('Added by');
    expect(JSON.stringify([await at.items(), at.logged])).not.toContain(at.bo.id);
    expect(at.slack.callsOf('users.info')).toEqual([]);
    // Who is known to have added a song is not thereby known to have voted for another.
    const { poll, ballots } = await at.truth();
    expect([...ballots.keys()]).not.toContain(poll.songs[3]?.addedBy);
    await at.bo.presses('Take back', { beside: 'Summer Song 1' });
    expect(at.window(at.bo)).toContain('“Summer Song 1” has votes by now');
  });
});

describe('songs that are added at the same moment', () => {
  test('are at most ten, and each at most once', async () => {
    const at = await worldOfAdding({ adding: 'any', songs: songs(7) }, { instances: 4 });
    const people = [at.ann, at.bo, at.cy, at.slack.addPerson('dee')];
    for (const person of people) {
      await at.opens(person);
      await at.searches(person, 'seasons');
    }
    await Promise.all(
      people.flatMap((person, turn) =>
        [1, 2, 3].map((song) => at.adds(person, `Summer Song ${((song + turn) % 4) + 1}`)),
      ),
    );
    const titles = await at.titles();
    expect(titles).toHaveLength(10);
    expect(new Set(titles).size).toBe(10);
  });

  test('by one person on two devices keep to the limit', async () => {
    const at = await worldOfAdding({ adding: 1 }, { instances: 2 });
    const other = at.bo.atAnotherScreen();
    for (const person of [at.bo, other]) {
      await at.opens(person);
      await at.searches(person, 'seasons');
    }
    const gate = holdInTable(at, inRequests.edit, 1);
    const first = at.adds(at.bo, 'Summer Song 1');
    await gate.reached;
    await at.adds(other, 'Summer Song 2');
    gate.open();
    await first;
    expect(await at.titles()).toEqual(['Song 1', 'Song 2', 'Song 3', 'Summer Song 2']);
    expect(at.window(other)).toContain('“Summer Song 2” is in the poll now.');
    expect(at.window(at.bo)).toContain('⚠️ You have added 1 song, the most allowed.');
  });

  test('are refused when the poll was closed between reading and writing', async () => {
    const at = await worldOfAdding({}, { instances: 2 });
    await at.opens(at.bo);
    await at.searches(at.bo, 'seasons');
    const gate = holdInTable(at, inRequests.edit);
    const adding = at.adds(at.bo, 'Summer Song 1');
    await gate.reached;
    await at.ann.presses('Close poll', { in: at.poll });
    gate.open();
    await adding;
    expect(at.window(at.bo)).toContain('This poll is closed');
    expect(await at.titles()).toHaveLength(3);
  });

  test('are in the poll although Slack did not draw the window, and the next click says so', async () => {
    const at = await worldOfAdding({ adding: 1 });
    await at.opens(at.bo);
    await at.searches(at.bo, 'seasons');
    at.slack.faults.fail('views.update', { kind: 'error', error: 'not_found' });
    await at.adds(at.bo, 'Summer Song 1');
    await at.adds(at.bo, 'Summer Song 1');
    expect(at.window(at.bo)).toContain('“Summer Song 1” is in the poll now.');
    expect(await at.titles()).toHaveLength(4);
  });

  test('come in or are refused when the poll is closed meanwhile, and its result counts what came in', async () => {
    const at = await worldOfAdding({}, { instances: 2 });
    await at.opens(at.bo);
    await at.searches(at.bo, 'seasons');
    await Promise.all([at.adds(at.bo, 'Summer Song 1'), at.ann.presses('Close poll', { in: at.poll })]);
    await at.waits(2 * second);
    const { poll } = await at.truth();
    expect(poll.result?.votes).toHaveLength(poll.songs.length);
    expect(at.window(at.bo)).toMatch(poll.songs.length === 4 ? /is in the poll/u : /This poll is closed/u);
    expect(await at.untruths()).toEqual([]);
  });
});
