import { describe, expect, test } from 'vitest';
import { wireId } from '../../songs/spotify/spotify-wire.ts';
import { startWorld } from '../../world.ts';
import { comesToRead, modalOf, noticesIn, picksIn } from './at-the-modal.ts';

const track = (number: number) => `https://open.spotify.com/track/${wireId('track', number)}`;
const poll = 'Poll these songs';
const start = 'Start a song poll';

describe('Poll these songs', () => {
  test('picks the songs of a message and posts them in its channel', async () => {
    const { ann, bo, slack, music } = await startWorld();
    const attachments = [{ from_url: track(3), original_url: track(3) }];
    const text = `Try ${track(2)} or <${track(1)}|this>, not ${track(2)}`;
    const said = slack.say(bo, { in: music, text, attachments });
    await ann.usesShortcut(poll, { on: said });
    expect(picksIn(ann)).toEqual(['Summer Song 2', 'Summer Song 1', 'Summer Song 3']);
    expect(modalOf(ann).fields['Post in']).toBe('music');
    await ann.submits();
    expect(ann.modal).toBeUndefined();
    expect(slack.messagesIn(music)).toHaveLength(2);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('says in the window when the message has no link, and what to do', async () => {
    const { ann, slack, music } = await startWorld();
    const said = slack.say(ann, { in: music, text: 'I like https://example.com' });
    await ann.usesShortcut(poll, { on: said });
    expect(picksIn(ann)).toEqual([]);
    expect(noticesIn(ann)).toEqual([
      '⚠️ There is no link to Spotify in that message. Search for songs here, or paste links to them.',
    ]);
  });

  test('reads ten links, and says so', async () => {
    const { ann, slack, music } = await startWorld();
    const text = Array.from({ length: 12 }, (_, at) => track(at + 1)).join(' ');
    await ann.usesShortcut(poll, { on: slack.say(ann, { in: music, text }) });
    expect(picksIn(ann)).toHaveLength(10);
    expect(noticesIn(ann)).toContainEqual(expect.stringContaining('Only the first 10 links were read.'));
  });

  test('opens the window at once, and says that it is looking', async () => {
    const world = await startWorld();
    const { ann, slack, music, wire } = world;
    const held = wire.hold(wireId('track', 1));
    const using = ann.usesShortcut(poll, { on: slack.say(ann, { in: music, text: track(1) }) });
    await comesToRead(world, ann, 'Looking up 1 link…');
    held.release();
    await using;
    expect(picksIn(ann)).toEqual(['Summer Song 1']);
  });

  test('pressed twice picks nothing twice', async () => {
    const { ann, slack, music } = await startWorld();
    const said = slack.say(ann, { in: music, text: `${track(1)} ${track(2)}` });
    await ann.usesShortcut(poll, { on: said, times: 2 });
    expect(picksIn(ann)).toEqual(['Summer Song 1', 'Summer Song 2']);
  });

  test.each(['private channel without the app', 'direct message'])(
    'leaves the channel open in a %s, where the app may not post',
    async (where) => {
      const { ann, bo, slack, music } = await startWorld();
      const place =
        where === 'direct message'
          ? slack.groupDm([ann, bo])
          : slack.addChannel('secret', { kind: 'private', members: [ann, bo], hasBot: false });
      await ann.usesShortcut(poll, { on: slack.say(bo, { in: place, text: `${track(1)} ${track(2)}` }) });
      expect(picksIn(ann)).toHaveLength(2);
      expect(modalOf(ann).fields['Post in']).toBe('(Choose a channel)');
      await ann.choosesChannel('Post in', music);
      await ann.submits();
      expect(slack.messagesIn(music)).toHaveLength(1);
      expect([...slack.problems, ...slack.failures]).toEqual([]);
    },
  );

  test('preselects a private channel in which the app is', async () => {
    const { ann, slack } = await startWorld({ isLive: true });
    const secret = slack.addChannel('secret', { kind: 'private', members: [ann] });
    await ann.usesShortcut(poll, { on: slack.say(ann, { in: secret, text: track(1) }) });
    expect(modalOf(ann).fields['Post in']).toBe('secret');
  });

  test('says privately why there is no window', async () => {
    const { ann, slack, music } = await startWorld();
    slack.faults.fail('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await ann.usesShortcut(poll, { on: slack.say(ann, { in: music, text: track(1) }) });
    expect(ann.privateWords).toEqual(['The window could not be opened in time. Please try again.']);
  });
});

describe('Start a song poll', () => {
  test('opens the window, in which its person chooses a channel', async () => {
    const world = await startWorld();
    const { ann, slack, music } = world;
    await ann.usesShortcut(start);
    expect(modalOf(ann).fields['Post in']).toBe('(Choose a channel)');
    await world.picks(ann, ['Summer Song 1', 'Summer Song 2']);
    await ann.submits();
    expect(modalOf(ann).errors).toEqual({ 'Post in': 'Please complete this required field.' });
    await ann.choosesChannel('Post in', music);
    await ann.submits();
    expect(slack.messagesIn(music)).toHaveLength(1);
    expect([...slack.problems]).toEqual([]);
  });

  test('goes on with the draft from before', async () => {
    const { ann, music } = await startWorld();
    await ann.types(`/songpoll Friday ${track(1)}`, { in: music });
    await ann.closesModal();
    await ann.usesShortcut(start);
    expect(modalOf(ann).fields['Title']).toBe('Friday');
    expect(picksIn(ann)).toEqual(['Summer Song 1']);
  });

  test('tells its person in a direct message why there is no window', async () => {
    const { ann, slack } = await startWorld();
    slack.faults.fail('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await ann.usesShortcut(start);
    expect(ann.sees(slack.dmWithBot(ann))).toEqual([
      'The window could not be opened in time. Please try again.',
    ]);
  });
});
