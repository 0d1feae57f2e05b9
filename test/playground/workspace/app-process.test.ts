import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { launchApp } from '../../../src/playground/workspace/app-process.ts';

/** Answers with its own process id, fails at "fail", and never answers to "wait". */
const program = `
  process.on('message', ({ kind, id, event, env, ahead }) => {
    if (kind === 'start') {
      process.send({ kind: 'ready' });
      return process.send({ kind: 'line', line: 'started with ' + env.GREETING });
    }
    if (kind === 'clock') return process.send({ kind: 'line', line: 'ahead ' + ahead });
    process.send({ kind: 'line', line: 'heard ' + event });
    if (event === 'fail') process.send({ kind: 'error', id, error: 'failed' });
    else if (event !== 'wait') process.send({ kind: 'answer', id, answer: process.pid });
  });
  process.on('disconnect', () => process.exit());
`;

async function started(code = program) {
  const folder = await mkdtemp(join(tmpdir(), 'songpoll-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'program.mjs');
  await writeFile(file, code);
  const lines: string[] = [];
  const app = launchApp(pathToFileURL(file));
  onTestFinished(app.stop);
  await app.start({ env: { GREETING: 'hello' }, onLine: (line) => lines.push(line) });
  return { app, lines };
}

test('a call is answered by another process', async () => {
  const { app, lines } = await started();
  expect(await app.call('slack', 'hello')).not.toBe(process.pid);
  expect(lines).toEqual(['started with hello', 'heard hello']);
});

test('a call that fails there fails here', async () => {
  const { app } = await started();
  await expect(app.call('clock', 'fail')).rejects.toThrow('failed');
});

test('what a killed process had under way fails, and the next call goes to a new one', async () => {
  const { app } = await started();
  const first = await app.call('slack', 'hello');
  const waiting = app.call('slack', 'wait');
  app.kill();
  await expect(waiting).rejects.toThrow('died');
  expect(await app.call('slack', 'hello')).not.toBe(first);
});

test('a process that is killed while it starts is followed by another one too', async () => {
  const { app } = await started();
  const waiting = app.call('slack', 'wait');
  app.kill();
  await expect(waiting).rejects.toThrow('died');
  app.kill();
  expect(await app.call('slack', 'hello')).toBeTypeOf('number');
});

test('its clock is moved, and so is that of the one that follows it', async () => {
  const { app, lines } = await started();
  app.setClockAhead(60_000);
  await app.call('slack', 'hello');
  const waiting = app.call('slack', 'wait');
  app.kill();
  await expect(waiting).rejects.toThrow('died');
  await app.call('slack', 'hello');
  expect(lines.filter((line) => line.startsWith('ahead'))).toEqual(['ahead 60000', 'ahead 60000']);
});

test('a program that ends at once is not started for ever', async () => {
  await expect(started('process.exit(1)')).rejects.toThrow('ended while it started');
});
