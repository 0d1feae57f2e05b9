// Must hold: a song that the channel does not take is in no poll of it, whichever way it was to come in, and whoever wanted it is told
// why. What is posted stays as it is.

import { describe, expect, test } from 'vitest';
import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import type { MessageRef } from '../../../src/playground/slack/slack-world.ts';
import { song } from '../../slack/sample-polls.ts';
import { wireId } from '../../songs/spotify/spotify-wire.ts';
import { searchLabel } from '../../world.ts';
import { noticesIn, picksIn, searches } from '../compose/at-the-modal.ts';
import { songs } from '../poll-at-hand.ts';
import { worldOfSettings } from './settings-world.ts';

const link = (number: number) => `https://open.spotify.com/track/${wireId('track', number)}`;
/** "Say It", in two versions: the first is explicit. */
const explicit = 203;
const clean = 204;

const refusedExplicit =
  '⚠️ “Say It” was not added: the channel chosen under “Post in” takes no explicit songs. Choose another song, or another channel first.';

describe('A song that the channel does not take', () => {
  test('is not picked from the results, and its person is told why', async () => {
    const at = await worldOfSettings();
    await at.set({ songsPerArtist: 2, longestMinutes: 5 });
    await at.ann.types('/songpoll', { in: at.music });
    await at.picks(at.ann, ['Summer Song 1', 'Summer Song 2', 'Summer Song 3']);
    expect(noticesIn(at.ann)).toEqual([
      '⚠️ “Summer Song 3” was not added: the channel chosen under “Post in” takes at most 2 songs by The Seasons in a poll. Choose another song, or another channel first.',
    ]);
    expect(picksIn(at.ann)).toEqual(['Summer Song 1', 'Summer Song 2']);
  });

  test('is not picked behind a link; the others behind links are', async () => {
    const at = await worldOfSettings();
    await at.set({ explicit: 'refuse' });
    await at.ann.types('/songpoll', { in: at.music });
    await searches(at.ann, [link(1), link(explicit), link(clean)].join(' '));
    expect(picksIn(at.ann)).toEqual(['Summer Song 1', 'Say It']);
    expect(noticesIn(at.ann)).toEqual(['Added 2 songs.', refusedExplicit]);
    await at.ann.submits();
    await at.settle();
    const [poll] = at.slack.messagesIn(at.music);
    expect(poll && at.slack.textOf(poll)).not.toContain('Explicit');
  });

  test('is not picked from the command', async () => {
    const at = await worldOfSettings();
    await at.set({ longestMinutes: 5 });
    at.wire.tracks.push({
      ...at.wire.tracks[0],
      id: wireId('track', 300),
      name: 'Epic',
      duration_ms: 301_000,
    });
    await at.ann.types(`/songpoll Friday | Summer Song 1 | ${link(300)}`, { in: at.music });
    expect(picksIn(at.ann)).toEqual(['Summer Song 1']);
    expect(at.ann.modal?.text).toContain(
      '“Epic” was not added: the channel chosen under “Post in” takes no songs longer than 5 minutes.',
    );
  });

  test('is not picked by Poll these songs', async () => {
    const at = await worldOfSettings();
    await at.set({ explicit: 'refuse' });
    const message = at.slack.say(at.bo, { in: at.music, text: `${link(explicit)} and ${link(2)}` });
    await at.ann.usesShortcut('Poll these songs', { on: message });
    expect(picksIn(at.ann)).toEqual(['Summer Song 2']);
    expect(noticesIn(at.ann)).toContain(refusedExplicit);
  });

  test('is refused at Post where it was picked for another channel', async () => {
    const at = await worldOfSettings();
    const other = at.slack.addChannel('other', { members: [at.ann] });
    await at.set({ explicit: 'refuse' });
    await at.ann.types('/songpoll', { in: other });
    await searches(at.ann, [link(1), link(explicit)].join(' '));
    await at.ann.choosesChannel('Post in', at.music);
    await at.ann.submits();
    expect(at.ann.modal?.errors).toEqual({
      'Post in': 'That channel takes no explicit songs. Remove “Say It”, or choose another channel.',
    });
    expect(at.slack.messagesIn(at.music)).toEqual([]);
    await at.ann.choosesChannel('Post in', other);
    await at.ann.submits();
    expect(at.slack.messagesIn(other)).toHaveLength(1);
  });

  test('is refused at Post where the settings were changed since, also behind a link in the field', async () => {
    const at = await worldOfSettings();
    await at.ann.types('/songpoll', { in: at.music });
    await searches(at.ann, [link(1), link(2), link(explicit)].join(' '));
    await at.set({ explicit: 'refuse', songsPerArtist: 2 });
    await at.ann.submits();
    expect(at.ann.modal?.errors['Post in']).toContain('Remove “Say It”');
    await at.ann.presses('Remove', { beside: 'Say It' });
    await at.ann.fills(searchLabel, link(3));
    await at.ann.submits();
    expect(at.ann.modal?.text).toContain('“Summer Song 3” was not added');
    expect(at.slack.messagesIn(at.music)).toEqual([]);
    await at.ann.submits();
    expect(at.slack.messagesIn(at.music)).toHaveLength(1);
  });

  test('is not added to an open poll, by its owner neither; what is in it stays', async () => {
    const at = await worldOfSettings();
    const poll = await at.asks({ adding: 'any', songs: [...songs(1), song('Rude', { explicit: true })] });
    await at.set({ explicit: 'refuse', songsPerArtist: 1, djs: [at.bo.id] });
    for (const person of [at.ann, at.bo, at.cy]) {
      await adds(person, poll, link(explicit), 'Say It');
      expect(person.modal?.text).toContain(
        '⚠️ “Say It” was not added: this channel takes no explicit songs. Choose another song.',
      );
    }
    await adds(at.cy, poll, link(1), 'Summer Song 1');
    await adds(at.cy, poll, link(2), 'Summer Song 2');
    expect(at.cy.modal?.text).toContain(
      'takes at most 1 song by The Seasons in a poll. Choose another song.',
    );
    const titles = (await poll.truth()).poll.songs.map(({ title }) => title);
    expect(titles).toEqual(['Song 1', 'Rude', 'Summer Song 1']);
    expect([...at.slack.problems, ...at.slack.failures, ...at.slack.mentions]).toEqual([]);
  });

  test('keeps a poll whose message was deleted from being posted again', async () => {
    const at = await worldOfSettings();
    const poll = await at.asks({ songs: [...songs(2), song('Rude', { explicit: true })] });
    at.slack.deleteMessage(poll);
    await at.bo.types('/songpoll close', { in: at.music });
    await at.dee.types('/songpoll close', { in: at.music });
    await at.settle();
    await at.waits(5_000);
    await at.set({ explicit: 'refuse' });
    const [told] = at.slack.messagesIn(at.slack.dmWithBot(at.ann));
    if (told === undefined) throw new Error('Ann was not told');
    await at.ann.presses('Post it again', { in: told });
    expect(at.ann.privateWords[0]).toContain(
      'The poll was not posted again. That channel takes no explicit songs. Remove “Rude”',
    );
  });
});

async function adds(person: LocalPerson, poll: MessageRef, what: string, title: string): Promise<void> {
  await person.presses('Add a song', { in: poll });
  await person.fills(searchLabel, what);
  await person.pressesEnter(searchLabel);
  await person.presses('Add', { beside: title });
}

describe('Where explicit songs are marked', () => {
  test('the poll carries the mark beside their titles, and keeps it when the settings change', async () => {
    const at = await worldOfSettings();
    await at.set({ explicit: 'mark' });
    await at.ann.types('/songpoll', { in: at.music });
    await searches(at.ann, [link(1), link(explicit)].join(' '));
    await at.ann.submits();
    await at.settle();
    const [poll] = at.slack.messagesIn(at.music);
    if (poll === undefined) throw new Error('No poll');
    expect(at.slack.textOf(poll)).toContain('2. Say It The Oddities E');
    expect(at.slack.textOf(poll)).not.toContain('The Seasons E');
    await at.set({ explicit: 'allow' });
    await at.bo.presses('Vote', { in: poll, beside: 'Say It' });
    await at.waits(2_000);
    expect(at.slack.textOf(poll)).toContain('2. Say It The Oddities E');
    await at.ann.presses('Close poll', { in: poll });
    await at.settle();
    expect(at.slack.textOf(poll)).toContain('🥇 Say It The Oddities E');
    expect([...at.slack.problems, ...at.slack.failures, ...at.slack.mentions]).toEqual([]);
  });

  test('polls of channels that have set nothing carry none', async () => {
    const at = await worldOfSettings();
    const poll = await at.asks({ songs: [...songs(1), song('Rude', { explicit: true })] });
    expect(at.slack.textOf(poll)).not.toMatch(/ E\n/u);
    expect(at.slack.textOf(poll)).toContain('Explicit');
  });
});
