import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { asForm, sampleCommand } from '../slack/sample-requests.ts';
import { startWorld } from '../world.ts';
import { knock, signedRequest } from './at-the-door.ts';
import { createReader, emfOf, metricsIn, sumOf, valuesOf } from './log-lines.ts';

describe('Each request leaves one line', () => {
  it('a command, with its kind, outcome and duration, and whether its process is new', async () => {
    const world = await startWorld();
    const lines = createReader(world);
    await world.ann.types('/songpoll help', { in: world.music });
    await world.ann.types('/songpoll help', { in: world.music });
    const line = {
      ...{ level: 'INFO', message: 'slack answered', service: 'songpoll', stage: 'local' },
      ...{
        function: 'slack',
        request_id: 'a-request-of-aws',
        kind: 'command',
        outcome: 'answered',
        status: 200,
      },
    };
    expect(lines()).toEqual([
      expect.objectContaining({ ...line, cold_start: true, duration_ms: 0 }),
      expect.objectContaining({ ...line, cold_start: false, duration_ms: 0 }),
    ]);
  });

  it('a vote, with its poll and nothing of who voted for what', async () => {
    const world = await startWorld();
    const poll = await world.startsPoll();
    const lines = createReader(world);
    lines();
    await world.bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
    const [line, ...more] = lines();
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      kind: 'block_actions',
      action: 'vote',
      poll: expect.stringMatching(/^id-/),
    });
    expect(JSON.stringify(line)).not.toMatch(new RegExp(`Song|${world.bo.id}`));
  });

  it('a refusal, with its reason', async () => {
    const world = await startWorld();
    const poll = await world.startsPoll();
    const lines = createReader(world);
    lines();
    await world.bo.presses('Close poll', { in: poll });
    await world.bo.reacts('lock', poll);
    await world.ann.types('/songpoll', { in: world.music });
    await world.ann.submits();
    expect(lines().map(({ kind, outcome, reason }) => [kind, outcome, reason])).toEqual([
      ['block_actions', 'refused', 'may-not-close'],
      ['reaction_added', 'refused', 'may-not-close'],
      ['command', 'answered', undefined],
      ['view_submission', 'refused', 'too-few-songs'],
    ]);
  });

  it('whoever is turned away, with why, and without metrics', async () => {
    const world = await startWorld();
    const lines = createReader(world);
    const unsigned = { headers: { 'x-slack-signature': undefined } };
    await knock(world, signedRequest(world, { ...asForm(sampleCommand), ...unsigned }));
    await knock(world, signedRequest(world, asForm({ ...sampleCommand, command: '/lunch' })));
    const [stranger, lunch] = lines();
    expect(stranger).toMatchObject({ outcome: 'turned-away', status: 401, reason: /Not signed by Slack/ });
    expect(lunch).toMatchObject({ outcome: 'turned-away', status: 404, kind: 'command' });
    expect([stranger, lunch].map((line) => line && metricsIn(line))).toEqual([[], []]);
  });

  it('a failure, with the error, and what went wrong besides', async () => {
    const world = await startWorld();
    const poll = await world.startsPoll();
    const lines = createReader(world);
    lines();
    const fault = { kind: 'refused', error: 'AccessDeniedException' } as const;
    world.table.proxy.faults.order({ fault, times: Number.POSITIVE_INFINITY });
    await world.bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
    expect(lines()).toEqual([
      expect.objectContaining({
        ...{ level: 'ERROR', outcome: 'failed', status: 500, action: 'vote' },
        poll: expect.stringMatching(/^id-/),
        error: expect.objectContaining({
          name: 'AccessDeniedException',
          stack: expect.stringContaining('table.ts'),
        }),
      }),
    ]);
  });

  it('a batch of the stream, with its polls', async () => {
    const world = await startWorld();
    const one = await world.startsPoll({ title: 'One' });
    const other = await world.startsPoll({ title: 'Other' });
    const lines = createReader(world);
    await world.bo.presses('Vote', { in: one, beside: 'Summer Song 1' });
    await world.bo.presses('Vote', { in: other, beside: 'Summer Song 1' });
    lines();
    await world.settle();
    // The notes about drawing come back as a batch of their own here; on AWS a filter keeps them away.
    const [line] = lines();
    expect(line).toMatchObject({
      ...{ function: 'changes', kind: 'stream', outcome: 'done', records: 2 },
      polls: [expect.stringMatching(/^id-/), expect.stringMatching(/^id-/)],
      slack_calls: { chat_update: { done: 2 }, users_info: { done: expect.any(Number) } },
    });
  });

  it('a strike of the timer; without metrics when there was nothing to do', async () => {
    const world = await startWorld();
    const lines = createReader(world);
    await world.tick();
    const [line, ...more] = lines();
    expect(more).toEqual([]);
    expect(line).toMatchObject({ function: 'clock', kind: 'timer', outcome: 'done' });
    expect(line).not.toHaveProperty('_aws');
  });

  it('a strike of the timer that fails, and Lambda is told no more than the line tells', async () => {
    const world = await startWorld();
    const lines = createReader(world);
    world.table.proxy.faults.order({ fault: { kind: 'refused', error: 'ResourceNotFoundException' } });
    const failure = await world.tick().catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'RequestFailed' });
    expect(failure).not.toHaveProperty('cause');
    expect(lines()).toMatchObject([
      { level: 'ERROR', outcome: 'failed', error: { name: 'ResourceNotFoundException' } },
    ]);
  });
});

describe('The metrics in the lines', () => {
  it('are in the Embedded Metric Format, by service and stage', async () => {
    const world = await startWorld();
    const lines = createReader(world);
    await world.startsPoll();
    const measured = lines().filter((line) => '_aws' in line);
    expect(measured.length).toBeGreaterThan(3);
    for (const line of measured) {
      const units = { HandlerDuration: 'Milliseconds', SpotifyLatency: 'Milliseconds' };
      expect(emfOf(line)).toEqual([
        {
          Namespace: 'songpoll',
          Dimensions: [['service', 'stage']],
          Metrics: metricsIn(line).map((Name) => ({ Name, Unit: Reflect.get(units, Name) ?? 'Count' })),
        },
      ]);
      expect(line['_aws']).toMatchObject({ Timestamp: expect.any(Number) });
      expect(metricsIn(line).filter((name) => valuesOf(line, name).length === 0)).toEqual([]);
    }
  });

  it('count a small story right', async () => {
    const world = await startWorld();
    const { ann, bo, cy, clock } = world;
    const lines = createReader(world);
    const poll = await world.startsPoll({ choices: { 'Votes per person': '2' } });
    for (const song of [1, 2, 3]) await bo.presses('Vote', { in: poll, beside: `Summer Song ${song}` });
    await cy.presses('Vote', { in: poll, beside: 'Summer Song 1' });
    clock.pass(2_500);
    await world.settle();
    await ann.presses('Close poll', { in: poll });
    await world.settle();
    const told = lines();
    const counts = [
      ['PollsPosted', 1],
      ['VotesAccepted', 3],
      ['VotesRefused', 1],
      ['PollsClosed', 1],
      ['ResultsAnnounced', 1],
      ['ColdStarts', 1],
      ['SlackRateLimits', 0],
      ['SpotifyFailures', 0],
      ['SlackCalls', world.slack.calls.filter(({ method }) => method !== 'response_url').length],
    ] as const;
    expect(counts.map(([name]) => [name, sumOf(told, name)])).toEqual(counts);
    expect(told.flatMap((line) => valuesOf(line, 'SpotifyLatency'))).toHaveLength(world.wire.calls.length);
    expect(told.filter(({ reason }) => reason === 'over-limit')).toHaveLength(1);
    expect(told.filter(({ closed }) => closed !== undefined)).toMatchObject([{ closed: { button: 1 } }]);
    expect(told.filter(({ announced }) => announced !== undefined)).toMatchObject([
      { announced: { posted: 1 } },
    ]);
  });

  it('measure the lag from the newest vote that a draw shows to Slack having taken it', async () => {
    const world = await startWorld();
    const { bo, cy, clock } = world;
    const poll = await world.startsPoll();
    const lines = createReader(world);
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
    clock.pass(4_000);
    await cy.presses('Vote', { in: poll, beside: 'Summer Song 2' });
    clock.pass(700);
    lines();
    await world.settle();
    expect(lines().flatMap((line) => valuesOf(line, 'DrawLag'))).toEqual([700]);
  });

  it('measure the whole lag of a draw that Slack put off', async () => {
    const world = await startWorld();
    const { bo, clock, slack } = world;
    const poll = await world.startsPoll();
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
    slack.faults.fail('chat.update', { kind: 'rate-limited', retryAfter: 30 });
    const lines = createReader(world);
    await world.settle();
    expect(sumOf(lines(), 'SlackRateLimits')).toBe(1);
    clock.pass(60_000);
    await world.tick();
    await world.settle();
    expect(lines().flatMap((line) => valuesOf(line, 'DrawLag'))).toEqual([60_000]);
  });

  it('count a result that is overdue, each time the clock comes by', async () => {
    const world = await startWorld();
    const { ann, clock, slack } = world;
    const poll = await world.startsPoll();
    slack.faults.fail('chat.postMessage', { kind: 'error', error: 'invalid_auth' }, { times: 99 });
    await ann.presses('Close poll', { in: poll });
    await world.settle();
    const lines = createReader(world);
    const overdue: number[] = [];
    for (const minutes of [6, 6, 6]) {
      lines();
      clock.pass(minutes * 60_000);
      await world.tick();
      overdue.push(sumOf(lines(), 'AnnouncementOverdue'));
      await world.settle();
    }
    expect(overdue).toEqual([0, 1, 1]);
  });

  it('tell a result that may be announced twice from one that was found', async () => {
    const world = await startWorld();
    const { ann, clock, slack } = world;
    const poll = await world.startsPoll();
    slack.faults.fail('chat.postMessage', { kind: 'reset', when: 'after' });
    await ann.presses('Close poll', { in: poll });
    await world.settle();
    const lines = createReader(world);
    clock.pass(60_000);
    await world.tick();
    await world.settle();
    expect(lines().flatMap(({ announced }) => announced ?? [])).toEqual([{ repeated: 1 }]);
  });

  it('count what Spotify fails with', async () => {
    const world = await startWorld();
    const lines = createReader(world);
    await world.ann.types('/songpoll', { in: world.music });
    world.wire.failNext(() => Response.json({}, { status: 502 }));
    await world.ann.fills('Search Spotify or paste links', 'seasons');
    await world.ann.pressesEnter('Search Spotify or paste links');
    const told = lines();
    expect(sumOf(told, 'SpotifyFailures')).toBe(1);
    expect(told.at(-1)).toMatchObject({ action: 'search', spotify_calls: { 502: 1 } });
  });
});

it('A line is written in the last moments of a request that runs out of time, and not again', async () => {
  const world = await startWorld();
  const lines = createReader(world);
  const gate = world.slack.faults.hold('views.open');
  const hurried = { awsRequestId: 'hurried', getRemainingTimeInMillis: () => 401 } as Context;
  const [handler] = world.slackHandlers;
  world.slackHandlers[0] = async (event) => {
    const answered = handler?.(event, hurried);
    await gate.arrived(1);
    while (world.logged.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    gate.open();
    return (await answered) ?? { statusCode: 500 };
  };
  await world.ann.types('/songpoll', { in: world.music });
  expect(lines()).toMatchObject([
    { level: 'ERROR', outcome: 'failed', notes: [{ message: 'The request is running out of time' }] },
  ]);
});
