import { describe, expect, test } from 'vitest';
import { titlesThatHurt, wireTakenOff, wireTrack } from '../../songs/spotify/spotify-wire.ts';
import { startWorld } from '../../world.ts';
import {
  asRead,
  modalOf,
  noticesIn,
  opensOnAnotherDevice,
  picksIn,
  resultsIn,
  searches,
  switchesDevice,
} from './at-the-modal.ts';

async function atTheModal(options: Parameters<typeof startWorld>[0] = {}) {
  const world = await startWorld(options);
  await world.ann.types('/songpoll', { in: world.music });
  return world;
}

const songs = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `Summer Song ${from + at}`);

describe('Enter in the search field', () => {
  test('shows songs with cover, title, artists, album, length, explicit mark and Add', async () => {
    const { ann } = await atTheModal();
    await searches(ann, 'oddities');
    const text = modalOf(ann).text;
    expect(text).toContain('Results for “oddities”');
    expect(text).toContain(
      'Say It The Oddities\n[Add]\nCover of Say It by The Oddities All Year · 3:00 · Explicit',
    );
    expect(text).toContain('No Cover The Oddities\n[Add]\nBare ·');
  });

  test('leaves out twins, and songs that cannot be played', async () => {
    const { ann } = await atTheModal();
    await searches(ann, 'oddities');
    const { text } = modalOf(ann);
    expect(text).toContain('One Recording');
    expect(text).not.toContain('One Recording - Single');
    expect(text).not.toContain('Not Here');
    expect(text).not.toContain('On a Laptop');
  });

  test('keeps the picks, the typed title and every other input', async () => {
    const { ann, slack, picks } = await atTheModal();
    const other = slack.addChannel('other');
    await ann.fills('Title', 'Typed');
    await ann.choosesChannel('Post in', other);
    await ann.chooses('Votes per person', 'Any number');
    await ann.chooses('Who can close it', 'Anyone');
    await ann.chooses('Voting ends', 'After 15 minutes');
    await picks(ann, ['Summer Song 1']);
    await ann.fills('Title', 'Typed anew');
    await searches(ann, 'oddities');
    expect(picksIn(ann)).toEqual(['Summer Song 1']);
    expect(modalOf(ann).fields).toEqual({
      Title: 'Typed anew',
      'Search Spotify or paste links': 'oddities',
      'Post in': 'other',
      'Votes per person': 'Any number',
      'Who can close it': 'Anyone',
      'Voting ends': 'After 15 minutes',
    });
  });

  test('says in one line when nothing is found, nothing typed, or too much', async () => {
    const { ann, wire } = await atTheModal();
    await searches(ann, 'no such <!here> song');
    expect(noticesIn(ann)).toEqual(['⚠️ No songs found for “no such <!here> song”.']);
    const asked = wire.addresses('search').length;
    await searches(ann, '');
    expect(noticesIn(ann)).toEqual([expect.stringContaining('Type a song or an artist')]);
    await searches(ann, 'x'.repeat(201));
    expect(noticesIn(ann)).toEqual([expect.stringContaining('too long')]);
    expect(wire.addresses('search')).toHaveLength(asked);
  });

  test('looks on when the first results cannot be played here', async () => {
    const { ann, wire } = await atTheModal();
    const elsewhere = Array.from({ length: 25 }, (_, at) =>
      wireTrack(700 + at, `Faraway ${at}`, { is_playable: false, restrictions: { reason: 'market' } }),
    );
    wire.tracks.push(...elsewhere, wireTrack(790, 'Faraway but here'));
    await searches(ann, 'faraway');
    expect(resultsIn(ann)).toEqual(['Faraway but here']);
    expect(noticesIn(ann)).toEqual([]);
  });

  test('looks on past gaps, and what was taken off', async () => {
    const { ann, wire } = await atTheModal();
    wire.strayItems.push(
      ...Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? null : wireTakenOff(700 + at))),
    );
    await searches(ann, 'seasons');
    expect(resultsIn(ann)).toEqual(songs(1, 5));
  });

  test('says when no song that matches can be played here', async () => {
    const { ann, wire } = await atTheModal({ env: { SPOTIFY_MARKET: 'DE' } });
    const elsewhere = Array.from({ length: 12 }, (_, at) =>
      wireTrack(700 + at, `Faraway ${at}`, { is_playable: false }),
    );
    wire.tracks.push(...elsewhere);
    await searches(ann, 'faraway');
    expect(noticesIn(ann)).toEqual([
      '⚠️ Spotify has songs for “faraway”, but none of them is available in this country’s Spotify (DE).',
    ]);
    expect(modalOf(ann).text).not.toContain('[More results]');
  });

  test('stops looking after five pages, says so, and More results goes on from there', async () => {
    const { ann, wire } = await atTheModal();
    const elsewhere = Array.from({ length: 55 }, (_, at) =>
      wireTrack(700 + at, `Faraway ${at}`, { is_playable: false }),
    );
    wire.tracks.push(...elsewhere, wireTrack(790, 'Faraway but here'));
    await searches(ann, 'faraway');
    expect(noticesIn(ann)).toEqual(['⚠️ Nothing new for “faraway” so far. Press More results to look on.']);
    expect(wire.addresses('search')).toHaveLength(5);
    await ann.presses('More results');
    expect(resultsIn(ann)).toEqual(['Faraway but here']);
    expect(wire.addresses('search')).toHaveLength(6);
  });

  test.each(['\u200b', '\u202e\u2066\u2069', '\u3164\u2800', '\ufeff \u00ad'])(
    'takes what nobody can see for nothing: %j',
    async (typed) => {
      const { ann, wire } = await atTheModal();
      await searches(ann, typed);
      expect(noticesIn(ann)).toEqual([expect.stringContaining('Type a song or an artist')]);
      expect(wire.addresses('search')).toEqual([]);
    },
  );

  test.each(['???', '"', '*'])('says that it is the words which Spotify does not take: %s', async (typed) => {
    const { ann } = await atTheModal();
    await searches(ann, typed);
    expect(noticesIn(ann)).toEqual([
      '⚠️ Spotify cannot search for these words. Try others, such as the title and the artist.',
    ]);
  });

  test('picks two songs that carry one recording code by mistake', async () => {
    const { ann, wire } = await atTheModal();
    wire.tracks.push(
      wireTrack(701, 'Mistaken One', { external_ids: { isrc: 'GBXYZ2600777' } }),
      wireTrack(702, 'Mistaken Two', { external_ids: { isrc: 'GBXYZ2600777' } }),
    );
    await searches(ann, 'mistaken');
    await ann.presses('Add', { beside: 'Mistaken One' });
    await ann.presses('Add', { beside: 'Mistaken Two' });
    expect(picksIn(ann)).toEqual(['Mistaken One', 'Mistaken Two']);
  });

  test('takes half a character, which a cut emoji leaves behind, and goes on', async () => {
    const { ann, slack } = await atTheModal();
    await searches(ann, 'seasons \ud83d');
    expect(slack.failures).toEqual([]);
    await searches(ann, 'seasons');
    expect(resultsIn(ann)).toHaveLength(5);
  });

  test('shows and picks a song whose title Spotify has cut amid an emoji', async () => {
    const { ann, slack, wire } = await atTheModal();
    wire.tracks.push(wireTrack(402, 'Half \ud83d'));
    await searches(ann, 'half');
    await ann.presses('Add', { beside: 'Half' });
    expect(picksIn(ann)).toEqual(['Half \ufffd']);
    expect([...slack.failures, ...slack.problems]).toEqual([]);
  });

  test('asks Spotify once for the same words, whoever types them, however often and wherever', async () => {
    const { ann, bo, wire, music, restart } = await atTheModal();
    await searches(ann, 'Seasons', 2);
    restart();
    await bo.types('/songpoll', { in: music });
    await searches(bo, '  seasons ');
    expect(resultsIn(bo)).toEqual(songs(1, 5));
    expect(wire.addresses('search')).toHaveLength(1);
  });

  test('pressed twice at once by two processes ends with one list of results', async () => {
    const { ann, slack } = await atTheModal({ instances: 2 });
    await searches(ann, 'seasons', 2);
    expect(resultsIn(ann)).toEqual(songs(1, 5));
    expect([...slack.failures, ...slack.problems]).toEqual([]);
  });

  test('shows titles that hurt as text that notifies nobody', async () => {
    const { ann, slack } = await atTheModal();
    await searches(ann, 'hurting');
    const first = modalOf(ann).text;
    await ann.presses('More results');
    const text = asRead(`${first}\n${modalOf(ann).text}`);
    for (const title of titlesThatHurt) expect(text).toContain(title.slice(0, 90));
    expect([...slack.problems, ...slack.mentions, ...slack.failures]).toEqual([]);
  });
});

describe('two windows, both in use', () => {
  test('work on one draft, each showing it as it stands after its own last act', async () => {
    const world = await atTheModal();
    const { ann, slack } = world;
    await opensOnAnotherDevice(world, ann);
    await searches(ann, 'seasons');
    await ann.presses('Add', { beside: 'Summer Song 1' });
    switchesDevice(world, ann);
    await searches(ann, 'oddities');
    expect(noticesIn(ann)).toEqual([expect.stringContaining('changed in another window')]);
    expect(picksIn(ann)).toEqual(['Summer Song 1']);
    await ann.presses('Add', { beside: 'No Cover' });
    switchesDevice(world, ann);
    await ann.presses('Add', { beside: 'Summer Song 2' });
    expect(picksIn(ann)).toEqual(['Summer Song 1', 'No Cover', 'Summer Song 2']);
    expect([...slack.failures, ...slack.problems]).toEqual([]);
  });
});
