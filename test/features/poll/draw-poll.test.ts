import { describe, expect, test } from 'vitest';
import { worldWithPoll } from '../poll-at-hand.ts';

describe('the live tally', () => {
  test('shows a lone vote at once', async () => {
    const { bo, votes, settle, draws, clock } = await worldWithPoll();
    const votedAt = clock.now();
    await votes(bo, 2);
    await settle();
    expect(draws().map((call) => call.receivedAt)).toEqual([votedAt]);
  });

  test('shows a burst of votes in one draw', async () => {
    const { newcomerVotes, settle, draws, shown, untruths } = await worldWithPoll();
    for (let votes = 0; votes < 20; votes += 1) await newcomerVotes(1 + (votes % 3));
    await settle();
    expect(draws()).toHaveLength(1);
    expect(shown()).toContain('20 people have voted');
    expect(await untruths()).toEqual([]);
  });

  test('shows what came during a draw in the next one, at least 1.2 seconds later', async () => {
    const { newcomerVotes, settle, slack, draws, shown, untruths } = await worldWithPoll();
    await newcomerVotes(1);
    const slow = slack.faults.hold('chat.update');
    const settled = settle();
    await slow.arrived(1);
    for (let votes = 0; votes < 5; votes += 1) await newcomerVotes(2);
    slow.open();
    await settled;
    const [first, second, ...more] = draws().map((call) => call.receivedAt);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1_200);
    expect(more).toEqual([]);
    expect(shown()).toContain('6 people have voted');
    expect(await untruths()).toEqual([]);
  });

  test('is not drawn again for a batch that comes twice', async () => {
    const { bo, cy, votes, settle, draws } = await worldWithPoll({}, { stream: { twice: true } });
    await votes(bo, 1);
    await settle();
    await votes(cy, 1);
    await settle();
    expect(draws()).toHaveLength(2);
  });

  test('is not drawn for a vote that was taken back meanwhile', async () => {
    const { bo, votes, settle, draws, clock } = await worldWithPoll();
    await votes(bo, 1);
    clock.pass(2_000);
    await votes(bo, 1);
    await settle();
    expect(draws()).toEqual([]);
  });
});

describe('names of voters', () => {
  test('are asked for once, whatever is drawn and wherever', async () => {
    const { bo, cy, votes, settle, slack, restart, shown } = await worldWithPoll();
    await votes(bo, 1);
    await settle();
    await votes(cy, 1);
    await settle();
    restart();
    await votes(bo, 2);
    await settle();
    expect(shown()).toContain('1 vote · Bo');
    expect(slack.callsOf('users.info').map(({ args }) => args['user'])).toEqual([bo.id, cy.id]);
  });

  test('that Slack does not tell are left out, and not asked for with every draw', async () => {
    const { bo, cy, votes, settle, slack, shown } = await worldWithPoll();
    slack.faults.fail('users.info', { kind: 'error', error: 'user_not_found' }, { times: 99 });
    await votes(bo, 1);
    await settle();
    expect(shown()).toContain('1 vote\n');
    await votes(cy, 2);
    await settle();
    await votes(cy, 1);
    await settle();
    expect(shown()).toContain('2 votes\n');
    expect(slack.callsOf('users.info')).toHaveLength(2);
  });
});
