import { expect, it } from 'vitest';
import type { DynamoCall } from '../../../src/playground/dynamo/observing-proxy.ts';
import type { StandingFaults } from '../../../src/playground/protocol/page-protocol.ts';
import { createFaultSwitch } from '../../../src/playground/workspace/page-faults.ts';
import { errorOf, startSlack } from '../person/started-slack.ts';

async function withSwitch() {
  const started = await startSlack();
  const { slack, client, music } = started;
  const told: StandingFaults[] = [];
  const killed: string[] = [];
  const listeners: ((call: DynamoCall) => void)[] = [];
  const wish = createFaultSwitch({
    slack,
    table: { proxy: { onCall: (listener) => void listeners.push(listener) } },
    app: { kill: () => void killed.push('app'), setCatalogueDown: () => {} },
    panel: { noteFaults: (faults) => void told.push(faults), noteLine: () => {} },
    random: () => 0,
  });
  const { ts = '' } = await client.chat.postMessage({ channel: music.id, text: 'a' });
  const update = () => errorOf(client.chat.update({ channel: music.id, ts, text: 'b' }));
  const write = () => {
    for (const listener of listeners) listener(aWrite);
  };
  return { ...started, told, killed, wish, update, write, standing: () => told.at(-1) };
}

const aWrite: DynamoCall = {
  operation: 'PutItem',
  body: '{}',
  items: [{ tableName: 'songpoll', key: { pk: { S: 'POLL#1' }, sk: { S: 'POLL' } }, change: 'MODIFY' }],
  status: 200,
  consumed: 1,
};

const healthy: StandingFaults = {
  rateLimited: 0,
  refusedDrawings: 0,
  failedWindows: 0,
  isShaky: false,
  isTokenRevoked: false,
  losesInitials: false,
  isCatalogueDown: false,
  isDeathNear: false,
};

it('a fault that strikes so many times is counted down, and then shown no more', async () => {
  const { wish, update, standing } = await withSwitch();
  await wish({ kind: 'refuse-drawings', calls: 2 });
  expect(standing()).toEqual({ ...healthy, refusedDrawings: 2 });
  expect(await update()).toBe('invalid_blocks');
  expect(standing()).toEqual({ ...healthy, refusedDrawings: 1 });
  expect(await update()).toBe('invalid_blocks');
  expect(standing()).toEqual(healthy);
  expect(await update()).toBe('ok');
});

it('everything that is broken is mended at once, and shown no more', async () => {
  const { wish, update, standing, slack } = await withSwitch();
  await wish({ kind: 'rate-limit', calls: 5 });
  await wish({ kind: 'fail-windows', calls: 2 });
  await wish({ kind: 'refuse-drawings', calls: 3 });
  await wish({ kind: 'shaky', isOn: true });
  await wish({ kind: 'revoke-token', isOn: true });
  await wish({ kind: 'lose-initials', isOn: true });
  await wish({ kind: 'catalogue', isDown: true });
  await wish({ kind: 'kill-at-next-write' });
  expect(standing()).toEqual({
    rateLimited: 5,
    refusedDrawings: 3,
    failedWindows: 2,
    isShaky: true,
    isTokenRevoked: true,
    losesInitials: true,
    isCatalogueDown: true,
    isDeathNear: true,
  });
  await wish({ kind: 'mend' });
  expect(standing()).toEqual(healthy);
  expect(slack.quirks.sendsNoUpdatedInitials).toBe(false);
  expect(await update()).toBe('ok');
});

it.each([
  { kind: 'shaky', answer: 'slack_webapi_rate_limited_error' },
  { kind: 'revoke-token', answer: 'token_revoked' },
])('$kind lasts until it is switched off', async ({ kind, answer }) => {
  const { wish, update, standing } = await withSwitch();
  await wish({ kind, isOn: true });
  expect([await update(), await update()]).toEqual([answer, answer]);
  await wish({ kind, isOn: false });
  expect(await update()).toBe('ok');
  expect(standing()).toEqual(healthy);
});

it('the app dies at its next write, once', async () => {
  const { wish, write, killed, standing } = await withSwitch();
  write();
  await wish({ kind: 'kill-at-next-write' });
  write();
  write();
  expect(killed).toEqual(['app']);
  expect(standing()).toEqual(healthy);
});

it('nonsense is refused in words', async () => {
  const { wish } = await withSwitch();
  expect(await wish({ kind: 'flood' })).toMatchObject({
    ok: false,
    error: expect.stringContaining('no fault'),
  });
});
