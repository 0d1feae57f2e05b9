import { describe, expect, test } from 'vitest';
import { titlesThatHurt, wireId } from '../../songs/spotify/spotify-wire.ts';
import { startWorld, type World } from '../../world.ts';
import { modalOf, noticesIn, picksIn, resultsIn, searches } from './at-the-modal.ts';

/** Everything that goes to DynamoDB waits until the answer is called. */
function holdsTable({ table }: World): () => void {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  table.proxy.faults.order({ fault: { kind: 'request-held', until }, times: Infinity });
  return release;
}

/** The next time that somebody's modal changes. */
function modalShown({ slack }: World): Promise<void> {
  return new Promise((resolve) => slack.onChange(({ kind }) => kind === 'modal' && resolve()));
}

describe('/songpoll', () => {
  test('opens the modal with the title filled in before the table or Spotify has said a word', async () => {
    const world = await startWorld();
    const release = holdsTable(world);
    const shown = modalShown(world);
    const typing = world.ann.types('/songpoll Friday song', { in: world.music });
    await shown;
    expect(modalOf(world.ann).fields).toMatchObject({ Title: 'Friday song', 'Post in': 'music' });
    expect(world.slack.calls.map(({ method }) => method)).toEqual(['views.open']);
    expect(world.wire.calls).toEqual([]);
    release();
    await typing;
    expect(world.slack.failures).toEqual([]);
  });

  test('begins with an empty title when none is typed, and offers no Start over yet', async () => {
    const { ann, music } = await startWorld();
    await ann.types('/songpoll', { in: music });
    expect(modalOf(ann).fields['Title']).toBe('(Which song shall we play?)');
    expect(modalOf(ann).text).toContain('Pick 2 to 10 songs.');
    expect(modalOf(ann).text).not.toContain('Start over');
  });

  test.each(['private channel', 'direct message'])('opens in a %s, to post there', async (kind) => {
    const { ann, slack } = await startWorld();
    const secret = slack.addChannel('secret', { kind: 'private', members: [ann] });
    const where = kind === 'direct message' ? slack.dmWithBot(ann) : secret;
    await ann.types('/songpoll', { in: where });
    expect(modalOf(ann).fields['Post in']).toBe(where.name);
  });

  test('says privately to type it again when Slack does not open the modal any more', async () => {
    const { ann, slack, music } = await startWorld();
    slack.faults.fail('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await ann.types('/songpoll', { in: music });
    expect(ann.modal).toBeUndefined();
    expect(ann.privateWords).toEqual([
      'The window could not be opened in time. Please type /songpoll again.',
    ]);
  });

  test.each(['help', 'HELP', ' help '])('answers "%s" privately with what the app can do', async (word) => {
    const { ann, slack, wire, music } = await startWorld();
    await ann.types(`/songpoll-dev ${word}`, { in: music });
    expect(ann.privateWords).toEqual([expect.stringContaining('type /songpoll-dev')]);
    expect(ann.modal).toBeUndefined();
    expect([...slack.calls, ...wire.calls]).toEqual([]);
  });

  // As Slack delivers commands: with the three entities.
  test.each(titlesThatHurt)('shows a title that hurts as it was typed: %s', async (title) => {
    const { ann, slack, music } = await startWorld();
    const delivered = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    await ann.types(`/songpoll ${delivered}`, { in: music });
    const shown = modalOf(ann).fields['Title'] ?? '';
    expect(shown.length).toBeLessThanOrEqual(150);
    expect(title).toContain(shown.replace(/…$/u, ''));
    expect([...slack.problems, ...slack.mentions, ...slack.failures]).toEqual([]);
  });
});

describe('/songpoll with a link', () => {
  const track = (number: number) => `https://open.spotify.com/track/${wireId('track', number)}`;

  test.each([
    { typed: track(1), title: '(Which song shall we play?)' },
    { typed: `<${track(1)}|open.spotify.com>`, title: '(Which song shall we play?)' },
    { typed: `${track(1)}?si=x&amp;nd=1`, title: '(Which song shall we play?)' },
    { typed: `Friday song ${track(1)}`, title: 'Friday song' },
    { typed: `&lt;iframe src="${track(1)}"&gt;&lt;/iframe&gt;`, title: '(Which song shall we play?)' },
    { typed: 'https://spotify.link/abc123', title: '(Which song shall we play?)' },
  ])('picks its song, and makes no title of it: $typed', async ({ typed, title }) => {
    const { ann, slack, music } = await startWorld();
    await ann.types(`/songpoll ${typed}`, { in: music });
    expect(modalOf(ann).fields['Title']).toBe(title);
    expect(picksIn(ann)).toEqual(['Summer Song 1']);
    expect(noticesIn(ann)).toEqual(['Added “Summer Song 1”.']);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('adds it to the draft that was begun before, under the title that was typed', async () => {
    const { ann, music, restart } = await startWorld();
    await ann.types(`/songpoll First ${track(1)}`, { in: music });
    await ann.closesModal();
    restart();
    await ann.types(`/songpoll "Second" ${track(2)} ${track(1)}`, { in: music });
    expect(modalOf(ann).fields['Title']).toBe('Second');
    expect(picksIn(ann)).toEqual(['Summer Song 1', 'Summer Song 2']);
    expect(noticesIn(ann)).toEqual([
      expect.stringContaining('You are continuing your draft'),
      'Added “Summer Song 2”.',
      '⚠️ “Summer Song 1” is among your songs already.',
    ]);
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    expect(modalOf(ann).fields['Title']).toBe('Second');
  });

  test('opens the window before Spotify has said a word, and shows the song afterwards', async () => {
    const world = await startWorld();
    world.wire.delayMs = 50;
    const typing = world.ann.types(`/songpoll ${track(1)}`, { in: world.music });
    await modalShown(world);
    expect(picksIn(world.ann)).toEqual([]);
    await typing;
    expect(picksIn(world.ann)).toEqual(['Summer Song 1']);
  });

  test.each([
    { typed: 'https://youtu.be/dQw4w9WgXcQ', says: 'That is a link to YouTube' },
    { typed: 'https://example.com/party', says: 'Only links to Spotify can be read.' },
  ])('to anywhere else tells of it, and makes no title of it either: $typed', async ({ typed, says }) => {
    const { ann, wire, music } = await startWorld();
    await ann.types(`/songpoll ${typed}`, { in: music });
    expect(modalOf(ann).fields['Title']).toBe('(Which song shall we play?)');
    expect(noticesIn(ann)).toEqual([expect.stringContaining(says)]);
    expect(wire.addresses('api.spotify.com')).toEqual([]);
  });
});

test.each([
  { typed: 'Songs for https://example.com/party', title: 'Songs for https://example.com/party' },
  { typed: '"Friday song"', title: 'Friday song' },
  { typed: '“Friday song”', title: 'Friday song' },
  { typed: '\u202eFriday\u202c\u200f', title: 'Friday' },
  { typed: '\u200b\u3164', title: '(Which song shall we play?)' },
  { typed: '""', title: '(Which song shall we play?)' },
])('/songpoll $typed is titled $title, in the window and in the poll', async ({ typed, title }) => {
  const world = await startWorld();
  const { ann, slack, music } = world;
  await ann.types(`/songpoll ${typed}`, { in: music });
  expect(modalOf(ann).fields['Title']).toBe(title);
  await ann.fills('Title', typed);
  await world.picks(ann, ['Summer Song 1', 'Summer Song 2']);
  await ann.submits();
  await world.settle();
  const [poll] = slack.messagesIn(music);
  expect(poll && slack.textOf(poll)).toMatch(`${title.replace(/^\(|\)$/gu, '')}\nStarted by`);
  expect([...slack.problems, ...slack.failures]).toEqual([]);
});

describe('a draft that was begun before', () => {
  async function withDraft() {
    const world = await startWorld();
    const { ann, music } = world;
    await ann.types('/songpoll Friday song', { in: music });
    await world.picks(ann, ['Summer Song 1', 'Summer Song 2']);
    await ann.fills('Title', 'Saturday song');
    await ann.chooses('Votes per person', '3');
    await ann.chooses('Who can close it', 'Anyone');
    await ann.chooses('Voting ends', 'After 4 hours');
    return world;
  }

  test('is whole again after the modal was closed and every process is a new one', async () => {
    const { ann, music, restart } = await withDraft();
    await ann.closesModal();
    restart();
    await ann.types('/songpoll', { in: music });
    expect(noticesIn(ann)).toEqual([expect.stringContaining('You are continuing your draft')]);
    expect(picksIn(ann)).toEqual(['Summer Song 1', 'Summer Song 2']);
    expect(resultsIn(ann)).toHaveLength(5);
    expect(modalOf(ann).fields).toMatchObject({
      Title: 'Saturday song',
      'Post in': 'music',
      'Votes per person': '3',
      'Who can close it': 'Anyone',
      'Voting ends': 'After 4 hours',
    });
  });

  test('is in the modal from its first moment when the table is quick', async () => {
    const { ann, music, slack, runtime, restart } = await startWorld();
    // The patience with the table never ends.
    runtime.sleep = () => new Promise(() => {});
    restart();
    await ann.types('/songpoll Kept', { in: music });
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    expect(modalOf(ann).fields['Title']).toBe('Kept');
    expect(slack.callsOf('views.update')).toEqual([]);
  });

  test('is kept when only a title was typed and the modal closed', async () => {
    const { ann, music } = await startWorld();
    await ann.types('/songpoll', { in: music });
    await ann.fills('Title', 'Only a title');
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    expect(modalOf(ann).fields['Title']).toBe('Only a title');
  });

  test('is not kept when nothing was done in the modal', async () => {
    const { ann, music } = await startWorld();
    await ann.types('/songpoll', { in: music });
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    expect(noticesIn(ann)).toEqual([]);
  });

  test('lasts for a day and is gone after it', async () => {
    const { ann, music, clock } = await withDraft();
    await ann.closesModal();
    clock.pass(24 * 60 * 60_000 - 1_000);
    await ann.types('/songpoll', { in: music });
    expect(picksIn(ann)).toHaveLength(2);
    clock.pass(2_000);
    await ann.types('/songpoll', { in: music });
    expect([...picksIn(ann), ...noticesIn(ann)]).toEqual([]);
    await searches(ann, 'seasons');
    await ann.presses('Add', { beside: 'Summer Song 3' });
    expect(picksIn(ann)).toEqual(['Summer Song 3']);
  });

  test('takes the title typed behind the command', async () => {
    const { ann, music } = await withDraft();
    await ann.types('/songpoll Sunday song', { in: music });
    expect(modalOf(ann).fields['Title']).toBe('Sunday song');
    await ann.presses('Added ✓', { beside: 'Summer Song 1' });
    await ann.types('/songpoll', { in: music });
    expect(modalOf(ann).fields['Title']).toBe('Sunday song');
  });

  test('goes along to another channel, unless a channel was chosen for it', async () => {
    const { ann, slack } = await withDraft();
    const [other, third] = ['other', 'third'].map((name) => slack.addChannel(name));
    if (other === undefined || third === undefined) throw new Error('No channels');
    await ann.types('/songpoll', { in: other });
    expect(modalOf(ann).fields['Post in']).toBe('other');
    await ann.choosesChannel('Post in', third);
    await ann.types('/songpoll', { in: other });
    expect(modalOf(ann).fields['Post in']).toBe('third');
  });

  test('and was cleared takes nothing away from the next window, however late the table tells of it', async () => {
    const { ann, music, slack } = await withDraft();
    await ann.presses('Start over');
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    await ann.fills('Title', 'Monday song');
    await searches(ann, 'seasons');
    await ann.presses('Add', { beside: 'Summer Song 3' });
    await ann.presses('Add', { beside: 'Summer Song 4' });
    expect(noticesIn(ann).filter((notice) => notice.includes('as this window showed it'))).toEqual([]);
    expect(modalOf(ann).fields['Title']).toBe('Monday song');
    await ann.submits();
    expect(slack.messagesIn(music).map((poll) => slack.textOf(poll).split('\n')[0])).toEqual(['Monday song']);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('is nobody else’s', async () => {
    const { bo, music } = await withDraft();
    await bo.types('/songpoll', { in: music });
    expect([...picksIn(bo), ...noticesIn(bo)]).toEqual([]);
  });
});
