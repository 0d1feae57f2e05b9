import { expect, test } from 'vitest';
import { createLog, describedError } from '../../src/platform/log.ts';

/** A log, and what it has written. */
function logAtHand() {
  const written: string[] = [];
  const log = createLog((line) => written.push(line));
  return { log, lines: () => written.map((line): unknown => JSON.parse(line)) };
}

test('a line is JSON with its level, its message and its facts', () => {
  const { log, lines } = logAtHand();
  log.info('Told', { poll: 'p1' });
  log.warn('Warned', { tries: 3 });
  expect(lines()).toEqual([
    { level: 'INFO', message: 'Told', poll: 'p1' },
    { level: 'WARN', message: 'Warned', tries: 3 },
  ]);
});

test('an error is told with its causes, and with nothing that a library has hung on it', () => {
  const { log, lines } = logAtHand();
  const cause = new AggregateError([new TypeError('deep')], 'between');
  log.error('Failed', Object.assign(new Error('on top', { cause }), { request: { token: 'x' } }));
  const [line] = lines();
  expect(line).toMatchObject({
    level: 'ERROR',
    error: {
      message: 'on top',
      stack: expect.stringContaining('log.test.ts'),
      cause: { name: 'AggregateError', message: 'between', errors: [{ name: 'TypeError', message: 'deep' }] },
    },
  });
  expect(JSON.stringify(line)).not.toContain('token');
});

test('an error that is its own cause is told all the same', () => {
  const error = new Error('round and round');
  error.cause = error;
  expect(JSON.stringify(describedError(error)).length).toBeLessThan(20_000);
});

test('what is thrown but is no error is told in a word', () => {
  expect(describedError('a word')).toBe('a word');
});

test('secrets in the words of an error are struck out', () => {
  const { log, lines } = logAtHand();
  log.error('Failed', new Error('no auth for xoxb-1-2-3'));
  expect(JSON.stringify(lines())).not.toContain('xoxb');
});

test('the line of a request carries its measures as plain numbers', async () => {
  const { log, lines } = logAtHand();
  await log.request({
    level: 'INFO',
    message: 'slack answered',
    facts: { kind: 'command' },
    measures: [
      { name: 'SlackCalls', unit: 'Count', values: [2] },
      { name: 'DrawLag', unit: 'Milliseconds', values: [700, 900] },
    ],
  });
  expect(lines()).toEqual([
    { level: 'INFO', message: 'slack answered', kind: 'command', SlackCalls: 2, DrawLag: [700, 900] },
  ]);
});
