// What the developer panel shows: the requests to the app, its calls of Slack, problems and log lines, as they happen
// and for a while after.

import type { JsonObject } from '../protocol/json.ts';
import { objectOf } from '../protocol/json.ts';
import type { PanelEntry, StandingFaults } from '../protocol/page-protocol.ts';
import type { World } from '../slack/create-world.ts';
import type { Call } from '../slack/slack-log.ts';
import type { Change } from '../slack/slack-world.ts';

/** How many of the latest entries are kept for a panel that is opened later. */
const mostKept = 400;

type LogLine = Pick<Extract<PanelEntry, { kind: 'log' }>, 'level' | 'message' | 'facts'>;
type DeliveryEntry = Extract<PanelEntry, { kind: 'delivery' }>;

export type PanelLog = ReturnType<typeof createPanelLog>;

/** Listens to the workspace from now on. */
export function createPanelLog(world: World) {
  const listeners = new Set<(entry: PanelEntry) => void>();
  const startedAt = new Map<Call, { readonly order: number; readonly ms: number }>();
  let kept: readonly PanelEntry[] = [];
  /** Beside the others, for these do not grow old. */
  let faults: PanelEntry | undefined;
  let order = 0;

  function add(entry: PanelEntry): void {
    kept = [...kept.filter((old) => !isReplacedBy(old, entry)), entry].slice(-mostKept);
    tellAll(entry);
  }

  function tellAll(entry: PanelEntry): void {
    for (const listener of listeners) listener(entry);
  }

  function next(): number {
    order += 1;
    return order;
  }

  function noteCall(call: Call): void {
    const start = startedAt.get(call) ?? { order: next(), ms: performance.now() };
    const isOver = call.finishedAt !== undefined;
    if (isOver) startedAt.delete(call);
    else startedAt.set(call, start);
    add({
      kind: 'call',
      order: start.order,
      at: call.receivedAt,
      method: call.method,
      args: call.args,
      ...(isOver ? { elapsedMs: performance.now() - start.ms } : {}),
      ...(call.status === undefined ? {} : { status: call.status }),
      ...(call.answer === undefined ? {} : { answer: JSON.stringify(call.answer) }),
    });
  }

  world.onChange((change: Change) => {
    if (change.kind === 'call') noteCall(change.call);
    if (change.kind === 'delivery') {
      const { what, body, retry, at, elapsedMs, status, answer } = change.delivery;
      add({
        kind: 'delivery',
        order: next(),
        at: at - elapsedMs,
        what,
        body,
        retry,
        elapsedMs,
        status,
        answer,
      });
    }
    if (change.kind === 'problem')
      add({ kind: 'problem', order: next(), at: world.now(), ...change.problem });
  });

  return {
    /** A batch of the stream or a strike of the timer, which Slack knows nothing of. */
    noteDelivery: (delivery: Omit<DeliveryEntry, 'kind' | 'order'>) =>
      add({ kind: 'delivery', order: next(), ...delivery }),
    noteLine: ({ level, message, facts }: LogLine) =>
      add({ kind: 'log', order: next(), at: world.now(), level, message, facts }),
    noteFaults(standing: StandingFaults): void {
      faults = { kind: 'faults', faults: standing };
      tellAll(faults);
    },

    /** Tells of the latest entries at once, and of every later one until the answer is called. */
    listen(listener: (entry: PanelEntry) => void): () => void {
      for (const entry of kept) listener(entry);
      if (faults !== undefined) listener(faults);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** A finished call stands in for its beginning. */
function isReplacedBy(old: PanelEntry, entry: PanelEntry): boolean {
  return old.kind === 'call' && entry.kind === 'call' && old.order === entry.order;
}

/** A line as the app writes it: JSON with a level and a message, or anything else that a library printed. */
export function readLogLine(line: string): LogLine {
  const { level, message, ...facts } = parsedLine(line);
  return { level: String(level ?? 'INFO'), message: String(message ?? line), facts };
}

function parsedLine(line: string): JsonObject {
  try {
    return objectOf(JSON.parse(line));
  } catch {
    return {};
  }
}
