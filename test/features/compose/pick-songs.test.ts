import { describe, expect, test } from 'vitest';
import { wireId } from '../../songs/spotify/spotify-wire.ts';
import { startWorld } from '../../world.ts';
import {
  forges,
  modalOf,
  noticesIn,
  opensOnAnotherDevice,
  picksIn,
  resultsIn,
  searches,
  switchesDevice,
} from './at-the-modal.ts';

async function atTheResults(options: Parameters<typeof startWorld>[0] = {}) {
  const world = await startWorld(options);
  await world.ann.types('/songpoll', { in: world.music });
  await searches(world.ann, 'seasons');
  return world;
}

const track = (number: number) => `https://open.spotify.com/track/${wireId('track', number)}`;

describe('Add', () => {
  test('marks the song where it stands, and moves nothing', async () => {
    const { ann } = await atTheResults();
    const before = modalOf(ann).lines;
    await ann.presses('Add', { beside: 'Summer Song 2' });
    const { lines, text } = modalOf(ann);
    expect(text).toContain('Your songs (1 of 10)\n[Fill from the pool]\n1 below, marked Added ✓.\n---');
    expect(text).toContain('Summer Song 2 The Seasons\n[Added ✓]\nCover of Summer Song 2 by The Seasons');
    const placesOf = (all: readonly string[]) =>
      all.flatMap((line, at) => (/^Summer Song/u.test(line) ? [at] : []));
    expect(placesOf(lines)).toEqual(placesOf(before));
  });

  test('shows the songs above other results, in their order, with a button to remove each', async () => {
    const { ann } = await atTheResults();
    await ann.presses('Add', { beside: 'Summer Song 2' });
    await ann.presses('Add', { beside: 'Summer Song 1' });
    await searches(ann, 'oddities');
    expect(modalOf(ann).text).toContain(
      [
        'Your songs (2 of 10)',
        '[Fill from the pool]',
        '1. Summer Song 2 The Seasons',
        '[Remove]',
        'Cover of Summer Song 2 by The Seasons All Year · 3:30',
        '2. Summer Song 1 The Seasons',
      ].join('\n'),
    );
  });

  test('pressed once more where it says Added ✓ takes the song out, and neither button does what the other says', async () => {
    const { ann } = await atTheResults();
    await ann.presses('Add', { beside: 'Summer Song 2' });
    await ann.presses('Added ✓', { beside: 'Summer Song 2', times: 2 });
    expect(picksIn(ann)).toEqual([]);
    await ann.presses('Add', { beside: 'Summer Song 2' });
    expect(picksIn(ann)).toEqual(['Summer Song 2']);
  });

  test('a second Add after a redraw that failed removes nothing', async () => {
    const { ann, slack } = await atTheResults();
    slack.faults.fail('views.update', { kind: 'status', status: 500 }, { times: 3 });
    await ann.presses('Add', { beside: 'Summer Song 2' });
    await ann.presses('Add', { beside: 'Summer Song 2' });
    expect(picksIn(ann)).toEqual(['Summer Song 2']);
    expect(noticesIn(ann)).toEqual([]);
  });

  test.each([1, 2])('pressed twice at once picks the song once, with %i processes', async (instances) => {
    const { ann, slack } = await atTheResults({ instances });
    await ann.presses('Add', { beside: 'Summer Song 2', times: 2 });
    expect(picksIn(ann)).toEqual(['Summer Song 2']);
    expect([...slack.failures, ...slack.problems]).toEqual([]);
  });

  test('works from a window that shows an older search, in a new process', async () => {
    const world = await atTheResults();
    const { ann } = world;
    await opensOnAnotherDevice(world, ann);
    await searches(ann, 'oddities');
    switchesDevice(world, ann);
    world.restart();
    await ann.presses('Add', { beside: 'Summer Song 4' });
    expect(picksIn(ann)).toEqual(['Summer Song 4']);
  });

  test('takes ten songs, and then offers no eleventh and says why', async () => {
    const { ann, slack } = await atTheResults();
    await searches(ann, [1, 2, 3, 4, 6, 7, 8, 9, 10].map(track).join(' '));
    await ann.presses('Add', { beside: 'Summer Song 5' });
    await searches(ann, 'oddities');
    expect(picksIn(ann)).toHaveLength(10);
    expect(modalOf(ann).text).toContain('Your songs (10 of 10): that’s all a poll can take');
    expect(modalOf(ann).text).not.toContain('[Add]');
    await ann.presses('Remove', { beside: '2. Summer Song 2' });
    await ann.presses('Add', { beside: 'No Cover' });
    expect(picksIn(ann).at(-1)).toBe('No Cover');
    expect(slack.problems).toEqual([]);
  });
});

describe('the same recording twice', () => {
  test.each([
    ['the same id', 1, 1, 'Summer Song 1'],
    ['another id of the same recording', 201, 202, 'One Recording'],
    ['an id that Spotify answers with another one', 2, 900, 'Summer Song 2'],
    ['the one that was relinked first', 900, 2, 'Summer Song 2'],
  ])('is refused with a word: %s', async (_how, first, second, title) => {
    const { ann, wire } = await atTheResults();
    wire.relinked.set(wireId('track', 900), wireId('track', 2));
    await searches(ann, track(first));
    await searches(ann, track(second));
    expect(picksIn(ann)).toEqual([title]);
    expect(noticesIn(ann)).toEqual([`⚠️ “${title}” is among your songs already.`]);
  });

  test('is not the clean version of a song: that is another one', async () => {
    const { ann } = await atTheResults();
    await searches(ann, `${track(203)} ${track(204)}`);
    expect(picksIn(ann)).toEqual(['Say It', 'Say It']);
  });
});

describe('Remove', () => {
  test('takes the song back, keeps the others in order, and offers Add again', async () => {
    const { ann, picks } = await atTheResults();
    await picks(ann, ['Summer Song 1', 'Summer Song 2', 'Summer Song 3']);
    await searches(ann, 'oddities');
    await ann.presses('Remove', { beside: '2. Summer Song 2', times: 2 });
    expect(picksIn(ann)).toEqual(['Summer Song 1', 'Summer Song 3']);
    await searches(ann, 'seasons');
    await ann.presses('Add', { beside: 'Summer Song 2' });
    expect(picksIn(ann)).toEqual(['Summer Song 1', 'Summer Song 3', 'Summer Song 2']);
  });
});

describe('Start over', () => {
  async function withDraft() {
    const world = await atTheResults();
    const { ann, slack } = world;
    await ann.fills('Title', 'Typed');
    await ann.choosesChannel('Post in', slack.addChannel('other'));
    await ann.chooses('Votes per person', '2');
    await ann.chooses('Voting ends', 'After 1 hour');
    await ann.presses('Add', { beside: 'Summer Song 1' });
    await ann.fills('Title', 'Typed anew');
    return world;
  }

  test('clears the picks, the results and every input, for good', async () => {
    const { ann, music } = await withDraft();
    await ann.presses('Start over');
    const empty = {
      Title: '(Which song shall we play?)',
      'Search Spotify or paste links': '(Song, artist, or Spotify links)',
      'Post in': 'music',
      'Votes per person': '1',
      'Who can close it': 'Only me',
      'Voting ends': 'When I close it',
    };
    expect(modalOf(ann).fields).toEqual(empty);
    expect([...picksIn(ann), ...resultsIn(ann), ...noticesIn(ann)]).toEqual([]);
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    expect(modalOf(ann).fields).toEqual(empty);
    expect([...picksIn(ann), ...noticesIn(ann)]).toEqual([]);
  });

  test('asks back, and "Keep my draft" keeps all', async () => {
    const { ann } = await withDraft();
    await ann.presses('Start over', { refusesConfirm: true });
    expect(ann.confirms.at(-1)).toMatchObject({ confirm: 'Start over', deny: 'Keep my draft' });
    expect(picksIn(ann)).toEqual(['Summer Song 1']);
  });
});

describe('what no screen of ours could have sent', () => {
  const values = ['', '../../me', 'x'.repeat(65), wireId('track', 999)];

  test.each([
    ['Add', 'Summer Song 2'],
    ['Added ✓', 'Summer Song 1'],
  ])('changes nothing: %s with the id of no song', async (button, beside) => {
    const { ann, slack } = await atTheResults();
    await ann.presses('Add', { beside: 'Summer Song 1' });
    for (const value of values) await ann.presses(button, { beside, forged: { value } });
    expect(picksIn(ann)).toEqual(['Summer Song 1']);
    expect(resultsIn(ann)).toHaveLength(5);
    expect([...slack.failures, ...slack.problems]).toEqual([]);
  });

  test.each([
    '',
    'no JSON',
    '{"draftId":"x","picks":[]}',
    '{"draftId":"DRAFT#someone","picks":[]}',
    '{"draftId":"id-0000000000001","picks":[],"more":1}',
  ])('changes nothing: private metadata %s', async (metadata) => {
    const world = await atTheResults();
    const { ann, music, slack } = world;
    await ann.presses('Add', { beside: 'Summer Song 1' });
    forges(world, ann, (view) => ({
      ...view,
      definition: { ...view.definition, private_metadata: metadata },
    }));
    await ann.presses('Add', { beside: 'Summer Song 2' });
    await ann.submits();
    await ann.types('/songpoll', { in: music });
    expect(picksIn(ann)).toEqual(['Summer Song 1']);
    expect(slack.messagesIn(music)).toEqual([]);
    expect(slack.failures).toEqual([]);
  });

  test('changes nothing: choices that are not offered', async () => {
    const world = await atTheResults();
    const { ann } = world;
    const forged = {
      type: 'static_select',
      selected_option: { value: '99' },
      value: 7,
      selected_conversation: '#x',
    };
    forges(world, ann, (view) => ({
      ...view,
      values: new Map([...view.values].map(([key]) => [key, forged])),
    }));
    await ann.presses('Add', { beside: 'Summer Song 1' });
    await ann.types('/songpoll', { in: world.music });
    expect(modalOf(ann).fields).toMatchObject({ 'Post in': 'music', 'Votes per person': '1' });
    expect(picksIn(ann)).toEqual(['Summer Song 1']);
  });
});
