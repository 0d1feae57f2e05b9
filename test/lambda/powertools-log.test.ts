import { describe, expect, it } from 'vitest';
import { createPowertoolsLog } from '../../src/lambda/powertools-log.ts';
import type { RequestLine } from '../../src/platform/log.ts';
import { createReader, emfOf, valuesOf } from './log-lines.ts';

const quiet: RequestLine = {
  level: 'INFO',
  message: 'clock done',
  facts: { function: 'clock' },
  measures: [],
};

function logAtHand() {
  const logged: string[] = [];
  return { log: createPowertoolsLog((line) => logged.push(line)), lines: createReader({ logged }), logged };
}

describe('Powertools writes', () => {
  it('one line of JSON, which Lambda’s log does not break', async () => {
    const { log, logged } = logAtHand();
    await log.request({ ...quiet, level: 'ERROR', facts: { error: { stack: 'Error\n  at home' } } });
    expect(logged).toEqual([expect.not.stringContaining('\n')]);
  });

  it('no metrics where nothing was measured', async () => {
    const { log, lines } = logAtHand();
    await log.request(quiet);
    expect(lines()).toEqual([expect.not.objectContaining({ _aws: expect.anything() })]);
  });

  it('each line’s own metrics only', async () => {
    const { log, lines } = logAtHand();
    await log.request({ ...quiet, measures: [{ name: 'PollsPosted', unit: 'Count', values: [1] }] });
    await log.request({ ...quiet, measures: [{ name: 'DrawLag', unit: 'Milliseconds', values: [5, 7] }] });
    const [posted, drawn] = lines();
    expect(posted && emfOf(posted)).toMatchObject([{ Metrics: [{ Name: 'PollsPosted', Unit: 'Count' }] }]);
    expect(drawn && emfOf(drawn)).toMatchObject([{ Metrics: [{ Name: 'DrawLag', Unit: 'Milliseconds' }] }]);
    expect(drawn && valuesOf(drawn, 'DrawLag')).toEqual([5, 7]);
    expect(drawn).toMatchObject({ service: 'songpoll', stage: 'local' });
    expect(drawn).not.toHaveProperty('PollsPosted');
  });

  it('no more values of a metric than the format takes, and no second line for them', async () => {
    const { log, lines } = logAtHand();
    const values = Array.from({ length: 250 }, (_, at) => at);
    await log.request({ ...quiet, measures: [{ name: 'DrawLag', unit: 'Milliseconds', values }] });
    const [line, ...more] = lines();
    expect(more).toEqual([]);
    expect(line && valuesOf(line, 'DrawLag').length).toBeLessThanOrEqual(100);
  });

  it('a word outside of requests with its error, as soon as it is loaded', async () => {
    const { log, lines } = logAtHand();
    log.error('Between requests', new Error('for xoxb-1-2-3'), { nextTryInMs: 5 });
    await log.request(quiet);
    expect(lines()).toMatchObject([
      { level: 'ERROR', message: 'Between requests', nextTryInMs: 5, error: { message: 'for …' } },
      { message: 'clock done' },
    ]);
  });
});
