// The handler of every request from Slack: the door, and Bolt behind it.

import { AwsLambdaReceiver } from '@slack/bolt';
import type { Context } from 'aws-lambda';
import { createApp } from '../app.ts';
import { createBoltLogger } from '../bolt-logger.ts';
import { readConfig } from '../config.ts';
import { createAnswering, type Surroundings } from '../dependencies.ts';
import { checkEntrance, type HttpAnswer, type HttpEvent } from '../slack/request-door.ts';
import { type Environment, once } from './once.ts';

/** Nothing is read or loaded before the first call. The handler never throws: what fails is logged and answered 500. */
export function createSlackHandler(env: Environment, surroundings: Surroundings) {
  const config = once(async () => readConfig(env));
  const receive = once(async () => {
    const settings = await config();
    const [deps, botToken, signingSecret] = await Promise.all([
      createAnswering(settings, surroundings),
      settings.secret('SLACK_BOT_TOKEN'),
      settings.secret('SLACK_SIGNING_SECRET'),
    ]);
    // The door has checked the signature already, on the bytes as they came.
    const receiver = new AwsLambdaReceiver({
      signatureVerification: false,
      signingSecret,
      logger: createBoltLogger(surroundings.log),
    });
    createApp(deps, { receiver, botToken, slackApiUrl: settings.slackApiUrl });
    return receiver.toHandler();
  });
  const keeper = {
    now: surroundings.now,
    signingSecret: async () => (await config()).secret('SLACK_SIGNING_SECRET'),
  };

  // Exactly two parameters: Node 24 on Lambda refuses a handler that could take a callback.
  return async (event: HttpEvent, context: Context): Promise<HttpAnswer> => {
    try {
      const entrance = await checkEntrance(keeper, event);
      if (entrance.kind === 'turned-away') return entrance.answer;
      return await (await receive())(entrance.event, context);
    } catch (error) {
      surroundings.log.error('A request could not be taken', error);
      return { statusCode: 500, body: 'Something went wrong.' };
    }
  };
}
