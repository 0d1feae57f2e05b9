// What can be broken from the developer panel: Slack, the song catalogue, and the app's own life.

import * as v from 'valibot';
import type { ObservingProxy } from '../dynamo/observing-proxy.ts';
import type { LocalSlack } from '../person/local-slack.ts';
import type { ActAnswer, FaultWish, StandingFaults } from '../protocol/page-protocol.ts';
import type { Odds } from '../slack/faults.ts';
import type { AppProcess } from './app-process.ts';
import type { PanelLog } from './panel-log.ts';

const calls = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100));

const wishSchema = v.variant('kind', [
  v.object({ kind: v.literal('rate-limit'), calls }),
  v.object({ kind: v.literal('refuse-drawings'), calls }),
  v.object({ kind: v.literal('fail-windows'), calls }),
  v.object({ kind: v.literal('shaky'), isOn: v.boolean() }),
  v.object({ kind: v.literal('revoke-token'), isOn: v.boolean() }),
  v.object({ kind: v.literal('lose-initials'), isOn: v.boolean() }),
  v.object({ kind: v.literal('catalogue'), isDown: v.boolean() }),
  v.object({ kind: v.literal('kill-at-next-write') }),
  v.object({ kind: v.literal('kill-now') }),
  v.object({ kind: v.literal('mend') }),
]);

/** Seconds that Slack asks to wait for. */
const retryAfter = 2;
const shakyOdds: readonly Odds[] = [
  { share: 0.6, fault: { kind: 'rate-limited', retryAfter } },
  { share: 0.1, fault: { kind: 'status', status: 500 } },
  { share: 0.1, fault: { kind: 'reset', when: 'after' } },
];

export interface FaultParts {
  readonly slack: LocalSlack;
  readonly table: { readonly proxy: Pick<ObservingProxy, 'onCall'> };
  readonly app: Pick<AppProcess, 'kill' | 'setCatalogueDown'>;
  readonly panel: Pick<PanelLog, 'noteFaults' | 'noteLine'>;
  /** From 0 to less than 1. */
  random(): number;
}

/** Takes the body of a `POST /panel/faults`. */
export function createFaultSwitch(parts: FaultParts): (body: unknown) => Promise<ActAnswer> {
  const { slack, table, app, panel, random } = parts;
  const { faults, quirks } = slack;
  let isTokenRevoked = false;
  let isCatalogueDown = false;
  let isDeathNear = false;
  let shown = '';

  function standing(): StandingFaults {
    return {
      rateLimited: callsLeft('*'),
      refusedDrawings: callsLeft('chat.update'),
      failedWindows: callsLeft('views.update'),
      isShaky: faults.hasChances(),
      isTokenRevoked,
      losesInitials: quirks.sendsNoUpdatedInitials,
      isCatalogueDown,
      isDeathNear,
    };
  }

  function callsLeft(method: string): number {
    const ofMethod = faults.standing().filter((fault) => fault.method === method);
    return ofMethod.reduce((sum, { times }) => sum + times, 0);
  }

  /** Tells of what stands, when it is not what was told last. */
  function show(): void {
    const now = standing();
    if (JSON.stringify(now) === shown) return;
    shown = JSON.stringify(now);
    panel.noteFaults(now);
  }

  function kill(): void {
    isDeathNear = false;
    app.kill();
    panel.noteLine({ level: 'WARN', message: 'The app was killed, and starts again', facts: {} });
  }

  function setToken(isRevoked: boolean): void {
    isTokenRevoked = isRevoked;
    if (isRevoked) slack.revokeToken();
    else slack.restoreToken();
  }

  function setCatalogue(isDown: boolean): void {
    isCatalogueDown = isDown;
    app.setCatalogueDown(isDown);
  }

  function mend(): void {
    isDeathNear = false;
    quirks.sendsNoUpdatedInitials = false;
    faults.mend();
    setToken(false);
    setCatalogue(false);
  }

  function grant(wish: FaultWish): void {
    switch (wish.kind) {
      case 'rate-limit':
        faults.fail('*', { kind: 'rate-limited', retryAfter }, { times: wish.calls });
        break;
      case 'refuse-drawings':
        faults.fail('chat.update', { kind: 'error', error: 'invalid_blocks' }, { times: wish.calls });
        break;
      case 'fail-windows':
        faults.fail('views.update', { kind: 'status', status: 500 }, { times: wish.calls });
        break;
      case 'shaky':
        faults.forgetChances();
        if (wish.isOn) faults.failByChance('chat.update', shakyOdds, { random });
        break;
      case 'revoke-token':
        setToken(wish.isOn);
        break;
      case 'lose-initials':
        quirks.sendsNoUpdatedInitials = wish.isOn;
        break;
      case 'catalogue':
        setCatalogue(wish.isDown);
        break;
      case 'kill-at-next-write':
        isDeathNear = true;
        break;
      case 'kill-now':
        kill();
        break;
      case 'mend':
        mend();
        break;
    }
  }

  // Before the app has the answer: it dies knowing less than the table.
  table.proxy.onCall(({ status, items }) => {
    const isWrite = items.some(({ change, key }) => change !== undefined && key.pk.S.startsWith('POLL#'));
    if (!isDeathNear || !isWrite || status !== 200) return;
    kill();
    show();
  });
  // A call may have used up one of those that fail.
  slack.onChange((change) => {
    if (change.kind === 'call') show();
  });

  return async (body) => {
    const wish = v.safeParse(wishSchema, body);
    if (!wish.success) return { ok: false, error: `This is no fault: ${v.summarize(wish.issues)}` };
    grant(wish.output);
    show();
    return { ok: true };
  };
}
