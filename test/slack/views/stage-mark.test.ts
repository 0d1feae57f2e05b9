import { describe, expect, it } from 'vitest';
import { startWorld } from '../../world.ts';

/** A poll from the first command to the winner, refusals included, and all that the app has sent meanwhile. */
async function songPollOn(stage: string) {
  const world = await startWorld({ env: { STAGE: stage } });
  const { slack, ann, bo } = world;
  await ann.types('/songpoll help', { in: world.music });
  const poll = await world.startsPoll();
  await bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
  await bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
  await bo.presses('Close poll', { in: poll });
  await bo.reacts('lock', poll);
  await world.settle();
  await ann.reacts('lock', poll);
  await world.settle();
  const said = slack.calls.filter(
    ({ method }) => /^(?:chat|views)\./u.test(method) && method !== 'chat.getPermalink',
  );
  return { ...world, said };
}

describe('A test stage', () => {
  it('marks each message and each window', async () => {
    const { said, ann, bo, slack, music } = await songPollOn('pr-12');
    expect(new Set(said.map(({ method }) => method))).toEqual(
      new Set(['views.open', 'views.update', 'chat.postMessage', 'chat.update', 'chat.postEphemeral']),
    );
    for (const call of said) expect(JSON.stringify(call)).toContain('PR-12');
    for (const word of [...ann.privateWords, ...bo.privateWords]) expect(word).toContain('PR-12');
    expect(slack.messagesIn(music).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^\[PR-12\] /u),
      expect.stringMatching(/^\[PR-12\] /u),
    ]);
  });
});

describe('The real app', () => {
  it('marks nothing', async () => {
    const { said } = await songPollOn('prod');
    for (const call of said) expect(JSON.stringify(call)).not.toMatch(/🚧|PROD/u);
  });
});
