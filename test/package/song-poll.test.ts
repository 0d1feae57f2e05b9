import { describe, expect, it } from 'vitest';
import { wireId } from '../songs/spotify/spotify-wire.ts';
import { letTimeRunOut } from './let-time-run-out.ts';
import { startPackagedWorld } from './packaged-world.ts';

type PackagedWorld = Awaited<ReturnType<typeof startPackagedWorld>>;

/** What Slack saw, and what the processes said: nothing that should not be. */
function complaints({ slack, functions }: PackagedWorld) {
  const stderr = Object.values(functions).map(({ output }) => output.stderr);
  return {
    problems: slack.problems,
    failures: slack.failures,
    mentions: slack.mentions,
    stderr: stderr.join(''),
  };
}
const none = { problems: [], failures: [], mentions: [], stderr: '' };

describe('With the packaged functions', () => {
  it('a team chooses a song: search, pick, post, vote, watch, close, winner', async () => {
    const world = await startPackagedWorld();
    const { slack, ann, bo, cy, music } = world;
    const poll = await world.startsPoll({ songs: 3 });
    expect(slack.textOf(poll)).toContain('Friday song');
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
    await cy.presses('Vote', { in: poll, beside: 'Summer Song 2' });
    await ann.presses('Vote', { in: poll, beside: 'Summer Song 1' });
    await world.settle();
    expect(slack.textOf(poll)).toContain('2 votes · Bo and Cy');
    await bo.reacts('lock', poll);
    expect(bo.privateWords.join()).toContain(
      'Only Ann, this channel’s DJs and workspace admins can close this poll',
    );
    await ann.presses('Close poll', { in: poll });
    await world.settle();
    expect(slack.textOf(poll)).not.toContain('[Vote]');
    const announced = slack.messagesIn(music).at(-1);
    expect(announced && slack.textOf(announced)).toContain('Summer Song 2');
    expect(slack.messagesIn(music)).toHaveLength(2);
    expect(complaints(world)).toEqual(none);
  });

  it('a poll whose time is up is closed by the clock, and its winner announced', async () => {
    const world = await startPackagedWorld();
    const { slack, bo, music } = world;
    const poll = await world.startsPoll({ songs: 2, choices: { 'Voting ends': 'After 15 minutes' } });
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
    await world.settle();
    await world.tick();
    await world.settle();
    expect(slack.messagesIn(music)).toHaveLength(1);
    await letTimeRunOut(world, poll);
    await world.tick();
    await world.settle();
    const announced = slack.messagesIn(music).at(-1);
    expect(announced && slack.textOf(announced)).toContain('Summer Song 1');
    expect(slack.textOf(poll)).not.toContain('[Vote]');
    expect(complaints(world)).toEqual(none);
  });

  it('a draft left behind is continued, and links are followed as well as words', async () => {
    const world = await startPackagedWorld();
    const { ann, music } = world;
    await ann.types('/songpoll', { in: music });
    await world.picks(ann, ['Summer Song 4']);
    await ann.fills('Search Spotify or paste links', 'https://spotify.link/abc123');
    await ann.pressesEnter('Search Spotify or paste links');
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    expect(ann.modal?.text).toContain('Summer Song 4');
    expect(ann.modal?.text).toContain('Summer Song 1');
    expect(complaints(world)).toEqual(none);
  });

  it('links of any kind are read in any text, each answered in its own words', async () => {
    const world = await startPackagedWorld();
    const { ann, music } = world;
    const track = (number: number) => `https://open.spotify.com/track/${wireId('track', number)}`;
    await ann.types(`/songpoll "Friday song" ${track(1)}`, { in: music });
    expect(ann.modal?.fields['Title']).toBe('Friday song');
    expect(ann.modal?.text).toContain('1. Summer Song 1');
    const typed = `🎵聴く：${track(2)}です、${track(3)}${track(205)} spoti.fi/3abcDEF https://youtu.be/dQw4w9WgXcQ`;
    await ann.fills('Search Spotify or paste links', typed);
    await ann.pressesEnter('Search Spotify or paste links');
    expect(ann.modal?.text).toContain('3. Summer Song 3');
    expect(ann.modal?.text).toContain('“Not Here” is not available in this country’s Spotify (US).');
    expect(ann.modal?.text).toContain('That is a link to YouTube');
    expect(complaints(world)).toEqual(none);
  });
});
