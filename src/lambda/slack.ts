// Where AWS starts for every request from Slack: commands, clicks, submissions, events, all at one address.

import { AwsLambdaReceiver, LogLevel } from '@slack/bolt';
import type { Context } from 'aws-lambda';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createAnswering } from '../dependencies.ts';
import { checkEntrance, type HttpAnswer, type HttpEvent } from '../slack/request-door.ts';
import { once, surroundings } from './surroundings.ts';

const config = once(async () => readConfig(process.env));

const receive = once(async () => {
  const settings = await config();
  const deps = await createAnswering(settings, surroundings);
  const receiver = new AwsLambdaReceiver({
    // The door has checked the signature already, on the bytes as they came.
    signatureVerification: false,
    signingSecret: await settings.secret('SLACK_SIGNING_SECRET'),
    logLevel: LogLevel.ERROR,
  });
  const botToken = await settings.secret('SLACK_BOT_TOKEN');
  createApp(deps, { receiver, botToken, slackApiUrl: settings.slackApiUrl });
  return receiver.toHandler();
});

const keeper = {
  now: surroundings.now,
  signingSecret: async () => (await config()).secret('SLACK_SIGNING_SECRET'),
};

// Exactly two parameters: Node 24 on Lambda refuses a handler that could take a callback.
export async function handler(event: HttpEvent, context: Context): Promise<HttpAnswer> {
  try {
    const entrance = await checkEntrance(keeper, event);
    if (entrance.kind === 'turned-away') return entrance.answer;
    const answer = await (await receive())(entrance.event, context);
    return answer;
  } catch (error) {
    surroundings.log.error('A request could not be taken', error);
    return { statusCode: 500, body: 'Something went wrong.' };
  }
}
