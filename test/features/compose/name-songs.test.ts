import { describe, expect, test } from 'vitest';
import { failures } from '../../songs/spotify/spotify-wire.ts';
import { searchLabel, startWorld, type World } from '../../world.ts';
import { comesToRead, modalOf, noticesIn, picksIn } from './at-the-modal.ts';

const searchAddress = '/v1/search';

function names(world: World, typed: string): Promise<void> {
  return world.ann.types(`/songpoll ${typed}`, { in: world.music });
}

describe('/songpoll with songs named behind bars', () => {
  test('shows the best match of each, with the title, and posts them', async () => {
    const world = await startWorld();
    const { ann, slack, music } = world;
    await names(world, 'Friday song | Summer Song 3 | spotify:track:track00000000000000001 | Say It');
    expect(modalOf(ann).fields['Title']).toBe('Friday song');
    expect(picksIn(ann)).toEqual(['Summer Song 3', 'Summer Song 1', 'Say It']);
    expect(noticesIn(ann)).toEqual(['Added 3 songs.']);
    expect(slack.messagesIn(music)).toEqual([]);
    await ann.submits();
    const [message] = slack.messagesIn(music);
    if (message === undefined) throw new Error('No poll was posted.');
    expect(slack.textOf(message)).toContain('Friday song');
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('names what was not found, and what is one song more than there is room for', async () => {
    const world = await startWorld();
    const summer = Array.from({ length: 8 }, (_, at) => `Summer Song ${at + 1}`);
    const songs = [...summer, 'Say It', 'Summer Song 10'];
    await names(world, ['Friday', 'Nothing & like', ...songs, 'no other'].join(' | '));
    expect(picksIn(world.ann)).toEqual(songs.slice(0, 9));
    expect(noticesIn(world.ann)).toEqual([
      '⚠️ A poll has at most 10 songs. Left out: “Summer Song 10” and “no other”.',
      'Added 9 songs.',
      '⚠️ Nothing was found for “Nothing & like”. Try other words in the search field.',
    ]);
  });

  test('picks two names of one song once', async () => {
    const world = await startWorld();
    await names(world, 'Friday | Say It | say it | it say | Summer Song 1');
    expect(picksIn(world.ann)).toEqual(['Say It', 'Summer Song 1']);
    expect(noticesIn(world.ann)).toEqual(['Added 2 songs.']);
  });

  test('opens the window at once, and says that it is looking', async () => {
    const world = await startWorld();
    const held = world.wire.hold(searchAddress);
    const typing = names(world, 'Friday | Summer Song 1 | Summer Song 2');
    await comesToRead(world, world.ann, 'Looking for 2 songs…');
    expect(modalOf(world.ann).fields['Title']).toBe('Friday');
    held.release();
    await typing;
    expect(picksIn(world.ann)).toEqual(['Summer Song 1', 'Summer Song 2']);
    expect(modalOf(world.ann).text).not.toContain('Looking for');
  });

  test('searches for four at a time at most, and each only once', async () => {
    const world = await startWorld();
    const held = Array.from({ length: 4 }, () => world.wire.hold(searchAddress));
    const typing = names(
      world,
      `Friday | ${[1, 2, 3, 4, 5, 6].map((at) => `Summer Song ${at}`).join(' | ')}`,
    );
    await Promise.all(held.map(({ came }) => came));
    expect(world.wire.addresses(searchAddress)).toHaveLength(4);
    for (const { release } of held) release();
    await typing;
    expect(picksIn(world.ann)).toHaveLength(6);
    expect(world.wire.addresses(searchAddress)).toHaveLength(6);
  });

  test('names what was not searched for, says to search, and keeps it to be looked up', async () => {
    const world = await startWorld();
    world.wire.failNext(failures.badGateway);
    await names(world, 'Friday | Summer Song 1 | Summer Song 2');
    const [picked] = picksIn(world.ann);
    const missing = picked === 'Summer Song 1' ? 'Summer Song 2' : 'Summer Song 1';
    expect(noticesIn(world.ann)).toEqual([
      `Added “${picked}”.`,
      `⚠️ Spotify cannot be reached at the moment. Not looked for: “${missing}”. Try it in the search field.`,
    ]);
    await world.ann.presses('Look up');
    expect([...picksIn(world.ann)].sort()).toEqual(['Summer Song 1', 'Summer Song 2']);
  });

  test('asks Spotify no more once it has had enough', async () => {
    const world = await startWorld();
    world.wire.failNext(...Array.from({ length: 10 }, () => failures.tooMany(60)));
    await names(world, `Friday | ${[1, 2, 3, 4, 5, 6, 7, 8].map((at) => `Summer Song ${at}`).join(' | ')}`);
    expect(world.wire.addresses(searchAddress).length).toBeLessThanOrEqual(4);
    expect(picksIn(world.ann)).toEqual([]);
    expect(noticesIn(world.ann).join()).toContain('“Summer Song 8”');
  });

  test('adds them to a draft from before, which then has the new title', async () => {
    const world = await startWorld();
    await names(world, 'First | Summer Song 1');
    await world.ann.closesModal();
    world.restart();
    await names(world, 'Second | Summer Song 2 | Summer Song 1');
    expect(modalOf(world.ann).fields['Title']).toBe('Second');
    expect(picksIn(world.ann)).toEqual(['Summer Song 1', 'Summer Song 2']);
  });

  test('keeps what its person adds meanwhile', async () => {
    const world = await startWorld();
    const held = world.wire.hold(searchAddress);
    const typing = names(world, 'Friday | Summer Song 1');
    await comesToRead(world, world.ann, 'Looking for 1 song…');
    await held.came;
    await world.ann.fills(searchLabel, 'spotify:track:track00000000000000002');
    await world.ann.pressesEnter(searchLabel);
    held.release();
    await typing;
    expect([...picksIn(world.ann)].sort()).toEqual(['Summer Song 1', 'Summer Song 2']);
  });

  test('posts nothing that its person has not seen', async () => {
    const world = await startWorld();
    const { ann, slack, music } = world;
    await names(world, 'Friday | Summer Song 1 | Summer Song 2');
    await ann.closesModal();
    const held = world.wire.hold(searchAddress);
    const typing = names(world, 'Friday | Summer Song 3');
    await held.came;
    const posting = ann.submits();
    held.release();
    await Promise.all([typing, posting]);
    expect(slack.messagesIn(music)).toEqual([]);
    expect(picksIn(ann)).toEqual(['Summer Song 1', 'Summer Song 2', 'Summer Song 3']);
    await ann.submits();
    await world.settle();
    expect(slack.messagesIn(music)).toHaveLength(1);
    expect(ann.modal).toBeUndefined();
  });
});
