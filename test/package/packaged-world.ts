// The world of the other tests, with the packaged functions in the place of the handlers in this process.

import type { DynamoDBStreamEvent, ScheduledEvent, SQSEvent } from 'aws-lambda';
import * as v from 'valibot';
import { startWorld } from '../world.ts';
import type { FunctionName } from './packaged-files.ts';
import { startFunction } from './packaged-function.ts';
import { startSpotifyStandIn } from './spotify-stand-in.ts';

const httpAnswer = v.object({
  statusCode: v.number(),
  headers: v.optional(v.record(v.string(), v.string())),
  body: v.optional(v.string()),
});
const batchAnswer = v.object({ batchItemFailures: v.array(v.object({ itemIdentifier: v.string() })) });

/** What AWS itself sets in every function. */
const awsEnvironment = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

/** @param tap gives a function another way to the table at an endpoint. */
export async function startPackagedWorld(
  tap = async (_name: FunctionName, endpoint: string): Promise<string> => endpoint,
) {
  const world = await startWorld({ isLive: true });
  const env = {
    ...world.env,
    ...awsEnvironment,
    AWS_ENDPOINT_URL_DYNAMODB: world.table.endpoint,
    AWS_ENDPOINT_URL_SQS: world.sqs.endpoint,
    // The SDK warns on stderr that it will drop Node 20; Lambda has 24.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  const spotifyAt = await startSpotifyStandIn(world.wire);
  const start = async (name: FunctionName) => {
    const AWS_ENDPOINT_URL_DYNAMODB = await tap(name, world.table.endpoint);
    return startFunction(name, { env: { ...env, AWS_ENDPOINT_URL_DYNAMODB }, spotifyAt });
  };
  const [slack, changes, later, clock] = await Promise.all([
    start('slack'),
    start('changes'),
    start('later'),
    start('clock'),
  ]);

  world.slackHandlers.splice(0, world.slackHandlers.length, async (event) =>
    v.parse(httpAnswer, await slack.invoke(event)),
  );
  world.showing.handler = async (event: DynamoDBStreamEvent) => ({
    batchItemFailures: [...v.parse(batchAnswer, await changes.invoke(event)).batchItemFailures],
  });
  world.waking.handler = async (event: SQSEvent) => ({
    batchItemFailures: [...v.parse(batchAnswer, await later.invoke(event)).batchItemFailures],
  });
  world.ticking.handler = async (event: ScheduledEvent) => void (await clock.invoke(event));
  return { ...world, env, functions: { slack, changes, later, clock } };
}
