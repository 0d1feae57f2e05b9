import { describe, expect, test } from 'vitest';
import {
  addSong,
  type Draft,
  defaultSettings,
  type Findings,
  findingsPerPage,
  hasMoreFindings,
  newDraft,
  removeSong,
  shownFindings,
  withFindings,
} from '../../../src/rules/poll/draft.ts';
import { mostSongs } from '../../../src/rules/poll/poll.ts';
import { song } from '../../slack/sample-polls.ts';

const withPicks = (...titles: string[]): Draft => ({
  ...newDraft('draft'),
  picks: titles.map((title) => song(title)),
});
const titles = ({ picks }: Draft) => picks.map((pick) => pick.title);

test('a new draft has the usual settings, but for those that are given', () => {
  expect(newDraft('draft')).toEqual({ id: 'draft', settings: defaultSettings, picks: [] });
  expect(newDraft('draft', { title: 'Friday' }).settings).toEqual({ ...defaultSettings, title: 'Friday' });
});

describe('picking', () => {
  test('puts a song at the end', () => {
    const added = addSong(withPicks('A'), song('B'));
    expect(added.kind === 'added' && titles(added.draft)).toEqual(['A', 'B']);
  });

  test('refuses a song that is picked already, and says which it is', () => {
    const twin = { ...song('A'), id: 'another-id' };
    expect(addSong(withPicks('A'), twin)).toEqual({ kind: 'picked-before', song: song('A') });
  });

  test.each([
    [mostSongs - 1, 'added'],
    [mostSongs, 'full'],
  ])('with %i songs picked: %s', (count, kind) => {
    const full = withPicks(...Array.from({ length: count }, (_, at) => `Song ${at}`));
    expect(addSong(full, song('One more')).kind).toBe(kind);
  });

  test('a twin into a full draft is told to be a twin', () => {
    const full = withPicks(...Array.from({ length: mostSongs }, (_, at) => `Song ${at}`));
    expect(addSong(full, song('Song 3')).kind).toBe('picked-before');
  });
});

test('removing takes one song out, and one that is not there changes nothing', () => {
  const draft = withPicks('A', 'B', 'C');
  expect(titles(removeSong(draft, song('B').id))).toEqual(['A', 'C']);
  expect(removeSong(draft, 'not-there')).toEqual(draft);
});

describe('findings', () => {
  const findings = (count: number, page: number, nextOffset?: number): Findings => ({
    query: 'x',
    songs: Array.from({ length: count }, (_, at) => song(`Song ${at}`)),
    page,
    ...(nextOffset !== undefined && { nextOffset }),
  });

  test.each([
    { found: findings(0, 0), shown: 0, more: false },
    { found: findings(findingsPerPage, 0), shown: findingsPerPage, more: false },
    { found: findings(findingsPerPage, 0, 10), shown: findingsPerPage, more: true },
    { found: findings(findingsPerPage + 1, 0), shown: findingsPerPage, more: true },
    { found: findings(findingsPerPage + 1, 1), shown: 1, more: false },
    { found: findings(findingsPerPage, 7), shown: 0, more: false },
  ])('page $found.page shows $shown songs, and more behind it: $more', ({ found, shown, more }) => {
    expect(shownFindings(found)).toHaveLength(shown);
    expect(hasMoreFindings(found)).toBe(more);
  });
});

test.each([
  { songs: 49, nextOffset: 50, kept: 49, goesOn: true, isCut: false },
  { songs: 50, nextOffset: undefined, kept: 50, goesOn: false, isCut: false },
  { songs: 50, nextOffset: 60, kept: 50, goesOn: false, isCut: true },
  { songs: 51, nextOffset: undefined, kept: 50, goesOn: false, isCut: true },
])(
  'of $songs findings, more from $nextOffset on, $kept are kept and the list is known to be cut: $isCut',
  ({ songs, nextOffset, kept, goesOn, isCut }) => {
    const all = Array.from({ length: songs }, (_, at) => song(`Song ${at}`));
    const found = { query: 'x', songs: all, page: 0, ...(nextOffset !== undefined && { nextOffset }) };
    const { findings } = withFindings(newDraft('draft'), found);
    expect(findings?.songs).toHaveLength(kept);
    expect(findings?.nextOffset).toBe(goesOn ? nextOffset : undefined);
    expect(findings?.isCut ?? false).toBe(isCut);
  },
);
