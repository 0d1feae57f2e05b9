import { describe, expect, test } from 'vitest';
import { defaultChannelSettings } from '../../../src/rules/channel/settings.ts';
import { type Entry, recordingKeys } from '../../../src/rules/pool/entry.ts';
import { type Circumstances, saveWhereTaken } from '../../../src/rules/pool/saving.ts';
import { song } from '../../slack/sample-polls.ts';

const ann = { person: 'U1', since: 1, urgency: 'soon' } as const;
const wish = { person: 'U2', now: 2 };
const abba = (title: string) => song(title, { artists: ['Abba'] });
const entryOf = (title: string, over: Partial<Entry> = {}): Entry => ({
  key: recordingKeys(abba(title))[0],
  song: abba(title),
  supporters: [ann],
  returns: 0,
  place: { kind: 'waiting' },
  ...over,
});

function saving(title: string, entries: readonly Entry[], over: Partial<Circumstances> = {}) {
  const settings = { ...defaultChannelSettings, songsPerArtist: 2 };
  const circumstances = { settings, had: undefined, anyway: false, ...over };
  return saveWhereTaken({ entries, linkers: [] }, abba(title), { ...circumstances, ...wish });
}

describe('In a channel that takes two songs by an artist into a poll', () => {
  test('a third one is not saved, and it is said why', () => {
    expect(saving('Three', [entryOf('One'), entryOf('Two')])).toEqual({
      kind: 'refused',
      why: { kind: 'too-many-of-artist', artist: 'Abba', limit: 2 },
    });
  });

  test('a second one is saved, and one that takes the place of a song in a poll', () => {
    expect(saving('Two', [entryOf('One')]).kind).toBe('saved');
    const inPoll = entryOf('Two', { place: { kind: 'in-poll', poll: 'p', at: 1 } });
    expect(saving('Three', [entryOf('One'), inPoll]).kind).toBe('saved');
  });

  test('one that waits already may be wanted by others, however many wait', () => {
    expect(
      saving(
        'Two',
        ['One', 'Two', 'Three'].map((title) => entryOf(title)),
      ).kind,
    ).toBe('supported');
  });
});

describe('A song that won lately', () => {
  const had = { at: 1, weeks: 8 };

  test('is not saved, but by who may save it all the same', () => {
    expect(saving('One', [], { had })).toEqual({ kind: 'won-lately', ...had });
    expect(saving('One', [], { had, anyway: true }).kind).toBe('saved');
  });

  test('that somebody has let in may be wanted by others', () => {
    expect(saving('One', [entryOf('One')], { had }).kind).toBe('supported');
  });
});
