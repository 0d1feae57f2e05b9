// The handler of every request from Slack: the door, and Bolt behind it.

import type { Context } from 'aws-lambda';
import { createApp, tellOfFailure } from '../app.ts';
import { createHandlerDependencies, type Runtime } from '../dependencies.ts';
import { ConfigError, readConfig } from '../platform/config.ts';
import { createSecrets, type Secrets } from '../platform/secrets.ts';
import { createCheckedReceiver } from '../slack/door/checked-receiver.ts';
import { checkEntrance, type HttpAnswer, type HttpEvent } from '../slack/door/request-door.ts';
import { requestFacts } from '../slack/door/request-facts.ts';
import { type Environment, once } from './once.ts';
import { keepAccounts, type Tell } from './request-account.ts';

/** Nothing is read or loaded before the first call. The handler never throws: what fails is logged and answered 500. */
export function createSlackHandler(env: Environment, outer: Runtime) {
  const { runtime, serve } = keepAccounts('slack', outer);
  const { log, now } = runtime;
  const secrets = createSecrets(env, runtime);
  const keeper = {
    now,
    signingSecret: () => secrets.secret('SLACK_SIGNING_SECRET'),
    renewSigningSecret: (refused: string) => secrets.renewSecret('SLACK_SIGNING_SECRET', refused),
  };
  const ready = once(() => openApp(env, secrets, runtime));

  async function answer(event: HttpEvent, tell: Tell): Promise<HttpAnswer> {
    const entrance = await checkEntrance(keeper, event);
    if (entrance.kind === 'ssl-check') {
      tell({ kind: 'ssl_check' });
      return entrance.answer;
    }
    if (entrance.kind === 'turned-away') {
      tell({ reason: entrance.answer.body });
      return entrance.answer;
    }
    const { request } = entrance;
    tell({ ...requestFacts(request.body) });
    const receiver = await ready().catch(async (error: unknown) => {
      const isSetUp = !(error instanceof ConfigError);
      await tellOfFailure(log, request.body, { kind: isSetUp ? 'went-wrong' : 'not-set-up' });
      throw error;
    });
    return receiver.receive(request);
  }

  // Exactly two parameters: Node 24 on Lambda refuses a handler that could take a callback.
  return async (event: HttpEvent, context: Context): Promise<HttpAnswer> =>
    serve(context, async (tell) => {
      const answered = await answer(event, tell).catch((error: unknown) => {
        log.error('A request could not be taken', error);
        return { statusCode: 500, body: 'Something went wrong.' };
      });
      tell({ status: answered.statusCode });
      return answered;
    });
}

/** @throws ConfigError when a setting is missing or wrong. */
async function openApp(env: Environment, secrets: Secrets, runtime: Runtime) {
  const config = readConfig(env);
  const deps = await createHandlerDependencies({ config, secrets }, runtime);
  const receiver = createCheckedReceiver();
  createApp(deps, { receiver, slackApiUrl: config.slackApiUrl });
  return receiver;
}
