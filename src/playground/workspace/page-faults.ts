// What can be broken from the developer panel: Slack, the song catalogue, and the app's own life.

import * as v from 'valibot';
import type { LocalTable } from '../dynamo/local-table.ts';
import type { LocalSlack } from '../person/local-slack.ts';
import type { ActAnswer, FaultWish, StandingFaults } from '../protocol/page-protocol.ts';
import type { AppProcess } from './app-process.ts';
import type { PanelLog } from './panel-log.ts';

const wishSchema = v.variant('kind', [
  v.object({
    kind: v.literal('rate-limit'),
    calls: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  }),
  v.object({ kind: v.literal('catalogue'), isDown: v.boolean() }),
  v.object({ kind: v.literal('kill-at-next-write') }),
  v.object({ kind: v.literal('kill-now') }),
  v.object({ kind: v.literal('mend') }),
]);

/** Seconds that Slack asks to wait for. */
const retryAfter = 2;

export interface FaultParts {
  readonly slack: LocalSlack;
  readonly table: LocalTable;
  readonly app: Pick<AppProcess, 'kill' | 'setCatalogueDown'>;
  readonly panel: PanelLog;
}

/** Takes the body of a `POST /panel/faults`. */
export function createFaultSwitch({
  slack,
  table,
  app,
  panel,
}: FaultParts): (body: unknown) => Promise<ActAnswer> {
  let isCatalogueDown = false;
  let isDeathNear = false;

  const standing = (): StandingFaults => ({ rateLimited: slack.faults.left(), isCatalogueDown, isDeathNear });

  function kill(): void {
    isDeathNear = false;
    app.kill();
    panel.noteLine({ level: 'WARN', message: 'The app was killed, and starts again', facts: {} });
  }

  function setCatalogue(isDown: boolean): void {
    isCatalogueDown = isDown;
    app.setCatalogueDown(isDown);
  }

  function grant(wish: FaultWish): void {
    switch (wish.kind) {
      case 'rate-limit':
        slack.faults.fail('*', { kind: 'rate-limited', retryAfter }, { times: wish.calls });
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
        isDeathNear = false;
        slack.faults.mend();
        setCatalogue(false);
        break;
    }
  }

  // Before the app has the answer: it dies knowing less than the table.
  table.proxy.onCall(({ status, items }) => {
    const isWrite = items.some(({ change, key }) => change !== undefined && key.pk.S.startsWith('POLL#'));
    if (!isDeathNear || !isWrite || status !== 200) return;
    kill();
    panel.noteFaults(standing());
  });
  // A call used up one of those that fail.
  slack.onChange((change) => {
    if (change.kind === 'call' && change.call.status === 429) panel.noteFaults(standing());
  });

  return async (body) => {
    const wish = v.safeParse(wishSchema, body);
    if (!wish.success) return { ok: false, error: `This is no fault: ${v.summarize(wish.issues)}` };
    grant(wish.output);
    panel.noteFaults(standing());
    return { ok: true };
  };
}
