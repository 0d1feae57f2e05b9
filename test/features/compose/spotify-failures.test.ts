import { describe, expect, test } from 'vitest';
import { type Failure, failures, wireId } from '../../songs/spotify/spotify-wire.ts';
import { startWorld } from '../../world.ts';
import { modalOf, noticesIn, picksIn, resultsIn, searches } from './at-the-modal.ts';

/** A modal with a title, a pick and results in it. */
async function atWork() {
  const world = await startWorld();
  const { ann, music } = world;
  await ann.types('/songpoll', { in: music });
  await ann.fills('Title', 'Typed');
  await world.picks(ann, ['Summer Song 1']);
  return world;
}
type AtWork = Awaited<ReturnType<typeof atWork>>;

function expectNothingLost({ ann, slack }: AtWork): void {
  expect(modalOf(ann).fields['Title']).toBe('Typed');
  expect(picksIn(ann)).toEqual(['Summer Song 1']);
  expect(resultsIn(ann)).toHaveLength(5);
  expect([...slack.problems, ...slack.failures]).toEqual([]);
}

async function expectNextTryWorks({ ann }: AtWork): Promise<void> {
  await searches(ann, 'oddities');
  expect(noticesIn(ann)).toEqual([]);
  expect(resultsIn(ann)).toContain('One Recording');
}

const down = '⚠️ Spotify cannot be reached at the moment. Please try again in a minute.';
const late = '⚠️ Spotify did not answer in time. Please try again.';
const refused =
  '⚠️ Spotify refuses searches: the Premium subscription behind this app has ended. Please tell who runs the app.';
const misconfigured = '⚠️ This app is not set up for Spotify correctly. Please tell who runs the app.';

describe('Spotify fails once: one line says so, nothing is lost, and the next try works', () => {
  test.each<[string, string, Failure[]]>([
    ['the Premium of the app’s owner has lapsed', refused, [failures.premiumLapsed]],
    ['it refuses every token', down, [failures.expiredToken, failures.expiredToken]],
    ['it does not answer', late, [failures.hang]],
    ['it stops amid its answer', late, [failures.hangHalfway]],
  ])('%s', async (_what, line, next) => {
    const world = await atWork();
    world.wire.failNext(...next);
    await searches(world.ann, 'oddities');
    expect(noticesIn(world.ann)).toEqual([line]);
    expect(world.slack.deliveries.at(-1)?.elapsedMs).toBeLessThan(2_000);
    expectNothingLost(world);
    await expectNextTryWorks(world);
  });

  test.each([
    ['a page from a gateway', failures.badGateway, 'say'],
    ['broken JSON', failures.brokenJson, 'recording'],
    ['an answer without sense', failures.nonsense, 'summer'],
    ['a redirect elsewhere', failures.elsewhere, 'rock'],
    ['a broken connection', failures.reset, 'party'],
  ] as const)('%s', async (_what, failure, words) => {
    const { ann, slack, wire, music } = await startWorld();
    await ann.types('/songpoll Typed', { in: music });
    wire.failNext(failure);
    await searches(ann, words);
    expect(noticesIn(ann)).toEqual([down]);
    expect(modalOf(ann).fields['Title']).toBe('Typed');
    await searches(ann, words);
    expect(noticesIn(ann)).toEqual([]);
    expect(resultsIn(ann)).not.toEqual([]);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test.each<[string, string, Failure]>([
    ['its credentials are wrong', misconfigured, failures.invalidClient],
    ['it gives no token', down, failures.badGateway],
    ['it keeps a new process waiting for a token', late, failures.hang],
  ])('%s', async (_what, line, next) => {
    const world = await atWork();
    world.restart();
    world.wire.failNextToken(next);
    await searches(world.ann, 'oddities');
    expect(noticesIn(world.ann)).toEqual([line]);
    expect(world.slack.deliveries.at(-1)?.elapsedMs).toBeLessThan(2_000);
    expectNothingLost(world);
    await expectNextTryWorks(world);
  });

  test('there are no credentials', async () => {
    const world = await atWork();
    world.env.SPOTIFY_CLIENT_SECRET = '';
    world.restart();
    await searches(world.ann, 'oddities');
    expect(noticesIn(world.ann)).toEqual([misconfigured]);
    expectNothingLost(world);
    world.env.SPOTIFY_CLIENT_SECRET = 'secret';
    world.restart();
    await expectNextTryWorks(world);
  });

  test('several links at once: still one line', async () => {
    const world = await atWork();
    world.wire.failNext(failures.badGateway, failures.badGateway, failures.badGateway);
    const links = [2, 3, 4].map((number) => `spotify:track:${wireId('track', number)}`).join(' ');
    await searches(world.ann, links);
    expect(noticesIn(world.ann)).toEqual([down]);
    expectNothingLost(world);
    await searches(world.ann, links);
    expect(picksIn(world.ann)).toHaveLength(4);
  });

  test('a short link that cannot be followed just now', async () => {
    const world = await atWork();
    world.wire.failNext(failures.badGateway);
    await searches(world.ann, 'https://spotify.link/abc123');
    expect(noticesIn(world.ann)).toEqual([down]);
    expectNothingLost(world);
  });
});

test('a country in which there is no Spotify is told as a wrong set-up, and the log names it', async () => {
  const world = await startWorld({ env: { SPOTIFY_MARKET: 'AQ' } });
  const { ann, music, logged } = world;
  await ann.types('/songpoll', { in: music });
  for (const typed of [
    'seasons',
    `spotify:track:${wireId('track', 1)}`,
    `spotify:album:${wireId('album', 1)}`,
  ]) {
    await searches(ann, typed);
    expect(noticesIn(ann)).toEqual([misconfigured]);
  }
  const told = logged.filter((line) => line.includes('Spotify has no market AQ: SPOTIFY_MARKET must be'));
  expect(told).toHaveLength(3);
  expect(told[0]).toContain('"SearchOff":1');
});

test('nobody notices that the token has expired before its time', async () => {
  const world = await atWork();
  world.wire.revokeToken();
  await expectNextTryWorks(world);
});

describe('Spotify wants no requests for a while', () => {
  const minute = 60_000;

  test.each<[string, Failure, number]>([
    ['24 hours', failures.tooMany(86_400), 1_440 * minute],
    ['30 seconds, said in plain text', failures.tooManyInText(30), minute / 2],
    ['until the quota is filled up, with no time named', failures.quotaExceeded, 15 * minute],
  ])('%s: it gets none from any process until then, and the next try works', async (_how, failure, ms) => {
    const world = await atWork();
    const { ann, wire, clock } = world;
    wire.failNext(failure);
    await searches(ann, 'oddities');
    expect(noticesIn(ann)).toEqual([
      expect.stringContaining('takes no more searches from this app for now.'),
    ]);
    expect(noticesIn(ann)[0]).toContain('It should work again');
    expectNothingLost(world);

    const asked = wire.calls.length;
    clock.pass(ms - 1_000);
    await searches(ann, 'oddities');
    world.restart();
    await searches(ann, `spotify:track:${wireId('track', 2)}`);
    expect(noticesIn(ann)).toEqual([expect.stringContaining('takes no more searches')]);
    expect(wire.calls).toHaveLength(asked);

    clock.pass(1_000);
    await searches(ann, 'oddities');
    expect(resultsIn(ann)).toContain('One Recording');
  });

  test('what was found before is still found', async () => {
    const world = await atWork();
    const { ann, wire, restart } = world;
    wire.failNext(failures.tooMany(600));
    await searches(ann, 'oddities');
    restart();
    await searches(ann, 'Seasons');
    expect(noticesIn(ann)).toEqual([]);
    expect(resultsIn(ann)).toHaveLength(5);
  });

  test('a poll of what is picked can be posted all the same', async () => {
    const world = await atWork();
    const { ann, wire, music, slack } = world;
    await ann.presses('Add', { beside: 'Summer Song 2' });
    wire.failNext(failures.tooMany(600));
    await searches(ann, 'oddities');
    await ann.submits();
    expect(slack.messagesIn(music)).toHaveLength(1);
  });
});
