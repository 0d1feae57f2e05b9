// The app in a process of its own, so that it can really be killed: what it was doing ends there, and the next one
// begins with nothing but what is in the table.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export const appFunctions = ['slack', 'changes', 'later', 'clock'] as const;
export type AppFunction = (typeof appFunctions)[number];

export type AppEnvironment = Readonly<Record<string, string>>;

/** What the app's process is told. */
export type AppRequest =
  /** Comes first, and once. */
  | { readonly kind: 'start'; readonly env: AppEnvironment }
  | { readonly kind: 'call'; readonly id: number; readonly function: AppFunction; readonly event: unknown }
  | { readonly kind: 'catalogue'; readonly isDown: boolean }
  /** How far the workspace's clock is ahead of the real time, in milliseconds. */
  | { readonly kind: 'clock'; readonly ahead: number };

/** What it tells. */
export type AppReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: string }
  | { readonly kind: 'line'; readonly line: string };

/** The process died before it answered; to Slack and to the stream this looks as on Lambda. */
export class AppDied extends Error {
  override readonly name = 'AppDied';
}

/** The function threw. */
export class AppFailed extends Error {
  override readonly name = 'AppFailed';
}

export interface AppStart {
  readonly env: AppEnvironment;
  /** Hears each line of the app's log. */
  onLine(line: string): void;
}

export type AppProcess = ReturnType<typeof launchApp>;

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/**
 * Lets the process load what it is made of at once: where the table and Slack are, it is told later.
 * @param program speaks `AppRequest` and `AppReport` over its IPC channel
 */
export function launchApp(program: URL) {
  const waiting = new Map<number, Waiting>();
  /** Those that may be followed by another: an app that cannot even start would be started for ever. */
  const replaceable = new WeakSet<ChildProcess>();
  let calls = 0;
  let isStopping = false;
  let isCatalogueDown = false;
  let clockAhead = 0;
  let settings: AppStart | undefined;
  let ready: Promise<void> = Promise.reject(new AppDied('The app was not started'));
  ready.catch(() => {});
  let child = launch();

  function launch(): ChildProcess {
    const started = fork(program, { env: ownEnvironment(), stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    started.on('message', (report: AppReport) => hear(report));
    started.once('exit', () => replace(started));
    return started;
  }

  function hear(report: AppReport): void {
    if (report.kind === 'line') settings?.onLine(report.line);
    if (report.kind !== 'answer' && report.kind !== 'error') return;
    const caller = waiting.get(report.id);
    waiting.delete(report.id);
    if (report.kind === 'answer') caller?.resolve(report.answer);
    else caller?.reject(new AppFailed(report.error));
  }

  /** What a dead process had under way fails, and another one takes its place. */
  function replace(dead: ChildProcess): void {
    for (const caller of waiting.values()) caller.reject(new AppDied('The app died before it had answered'));
    waiting.clear();
    if (isStopping || !replaceable.has(dead)) return;
    child = launch();
    if (settings !== undefined) begin(settings);
  }

  function begin({ env }: AppStart): void {
    ready = untilReady(child);
    // Whoever calls the app next hears of it.
    ready.catch(() => {});
    tell({ kind: 'start', env });
  }

  /** Waits for the process that is there in the end: the one that starts may be killed as well. */
  async function untilUp(): Promise<void> {
    let awaited: Promise<void>;
    do {
      awaited = ready;
      await awaited.catch(() => {});
    } while (awaited !== ready);
    await awaited;
  }

  async function untilReady(started: ChildProcess): Promise<void> {
    const over = new AbortController();
    const { signal } = over;
    const isUp = once(started, 'message', { signal }).then(() => true);
    const isDown = once(started, 'exit', { signal }).then(() => false);
    const cameUp = await Promise.race([isUp, isDown]);
    over.abort();
    await Promise.allSettled([isUp, isDown]);
    if (!cameUp) throw new AppDied('The app ended while it started');
    replaceable.add(started);
    if (isCatalogueDown) tell({ kind: 'catalogue', isDown: true });
    if (clockAhead > 0) tell({ kind: 'clock', ahead: clockAhead });
  }

  function tell(request: AppRequest): void {
    // A process that dies meanwhile is heard of by its exit.
    if (child.connected) child.send(request, () => {});
  }

  return {
    /** Resolves when the app can take requests. @throws AppDied when it ends before that. */
    async start(wished: AppStart): Promise<void> {
      settings = wished;
      begin(wished);
      await untilUp();
    },

    /** Calls a function as Lambda does. @throws AppDied or AppFailed. */
    async call(name: AppFunction, event: unknown): Promise<unknown> {
      await untilUp();
      calls += 1;
      const id = calls;
      return await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        tell({ kind: 'call', id, function: name, event });
      });
    },

    /** Lets the song catalogue fail, until told otherwise; also after a restart. */
    setCatalogueDown(isDown: boolean): void {
      isCatalogueDown = isDown;
      tell({ kind: 'catalogue', isDown });
    },

    /** Sets its clock that far ahead of the real time, in milliseconds; also after a restart. */
    setClockAhead(ahead: number): void {
      clockAhead = ahead;
      tell({ kind: 'clock', ahead });
    },

    /** Ends the process without a warning. Another one takes its place; calls wait for it. */
    kill(): void {
      replaceable.add(child);
      child.kill('SIGKILL');
    },

    async stop(): Promise<void> {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const over = once(child, 'exit');
      child.disconnect();
      await over;
    },
  };
}

/** Of whoever started this, the app learns nothing but where programs are. */
function ownEnvironment() {
  return { PATH: process.env['PATH'], AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
}
