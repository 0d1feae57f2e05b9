import { expect, test } from 'vitest';
import { defaultChannelSettings } from '../../../src/rules/channel/settings.ts';
import type { Song } from '../../../src/rules/poll/song.ts';
import { type Entry, type Place, recordingKeys } from '../../../src/rules/pool/entry.ts';
import { type Circumstances, saveWhereTaken } from '../../../src/rules/pool/saving.ts';
import { song } from '../../slack/sample-polls.ts';

const settings = { ...defaultChannelSettings, songsPerArtist: 2 };
const waiting: Place = { kind: 'waiting' };

/** A song by Queen that Ann has saved. */
function entry(title: string, place: Place = waiting): Entry {
  const supporters = [{ person: 'UANN', since: 1, urgency: 'soon' }] as const;
  return { key: title, song: song(title), supporters, place, returns: 0 };
}

/** What comes of Bo's saving it. */
function saved(entries: readonly Entry[], wanted: Song, over: Partial<Circumstances> = {}) {
  const circumstances = { settings, had: undefined, anyway: false, ...over };
  return saveWhereTaken({ entries, linkers: [] }, wanted, { ...circumstances, person: 'UBO', now: 2 });
}

const tooMany = { kind: 'refused', why: { kind: 'too-many-of-artist', artist: 'Queen', limit: 2 } };

test('as many songs by one artist wait as a poll may have, and no more', () => {
  expect(saved([entry('One')], song('Two'))).toMatchObject({ kind: 'saved' });
  expect(saved([entry('One'), entry('Two')], song('Three'))).toEqual(tooMany);
});

test('a guest counts as an artist, and so do other songs of the guest', () => {
  const duet = song('Under Pressure', { artists: ['David Bowie', 'Queen'] });
  expect(saved([entry('One'), entry('Two')], duet)).toEqual(tooMany);
  expect(saved([entry('One'), entry('Two')], song('Heroes', { artists: ['David Bowie'] }))).toMatchObject({
    kind: 'saved',
  });
});

test('songs that are in a poll, have won or return no more leave room for others by their artist', () => {
  const places: readonly Place[] = [
    { kind: 'in-poll', poll: 'p', at: 1 },
    { kind: 'won', poll: 'p' },
    { kind: 'dropped', poll: 'p' },
  ];
  const away = places.map((place) => entry(place.kind, place));
  expect(saved([...away, entry('One')], song('Two'))).toMatchObject({ kind: 'saved' });
});

test('whoever wants a song that waits too is not refused, though there are more by its artist than a poll may have', () => {
  const entries = ['One', 'Two', 'Three'].map((title) => entry(title));
  expect(saved(entries, song('Three'))).toMatchObject({ kind: 'supported' });
});

test('a song that has won and may be saved again counts with those of its artist that wait', () => {
  const won = entry('Won', { kind: 'won', poll: 'p' });
  expect(saved([won, entry('One'), entry('Two')], song('Won'), { anyway: true })).toEqual(tooMany);
  expect(saved([won, entry('One')], song('Won'), { anyway: true })).toMatchObject({ kind: 'saved' });
});

test('a channel without that limit takes any number', () => {
  const entries = ['One', 'Two', 'Three'].map((title) => entry(title));
  expect(saved(entries, song('Four'), { settings: defaultChannelSettings })).toMatchObject({ kind: 'saved' });
});

test('one that won lately is not saved, but by who may say so, and may be wanted where it waits all the same', () => {
  const had = { at: 1, weeks: 8 };
  expect(saved([], song('One'), { had })).toEqual({ kind: 'won-lately', ...had });
  expect(saved([], song('One'), { had, anyway: true })).toMatchObject({ kind: 'saved' });
  const there = { ...entry('One'), key: recordingKeys(song('One'))[0] };
  expect(saved([there], song('One'), { had })).toMatchObject({ kind: 'supported' });
});
