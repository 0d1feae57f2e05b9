import { App, type Logger, LogLevel } from '@slack/bolt';
import { expect, test } from 'vitest';
import { createCheckedReceiver } from '../../../src/slack/door/checked-receiver.ts';
import { sampleCommand } from '../sample-requests.ts';

const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** What a command is answered whose listener acknowledges with these, one after the other. */
async function answerTo(...acknowledged: readonly unknown[]) {
  const receiver = createCheckedReceiver();
  const app = new App({ receiver, authorize: async () => ({}), logger: silent });
  app.command('/songpoll', async ({ ack }) => {
    for (const said of acknowledged) await (ack as (said: unknown) => Promise<void>)(said);
  });
  return receiver.receive({ body: sampleCommand });
}

test('What a listener acknowledges with is what Slack gets', async () => {
  expect(await answerTo(undefined)).toEqual({ statusCode: 200, body: '' });
  expect(await answerTo('Done')).toEqual({ statusCode: 200, body: 'Done' });
  expect(await answerTo({ text: 'Done' })).toEqual({
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"text":"Done"}',
  });
});

test('What nobody acknowledges is not found, and what is acknowledged twice has failed', async () => {
  expect(await answerTo()).toEqual({ statusCode: 404, body: '' });
  expect(await answerTo('one', 'two')).toMatchObject({ statusCode: 500 });
});
