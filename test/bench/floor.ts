// The floors: what a handler costs that does nothing but what cannot be left out. The vote's checks the signature and
// makes one conditional write with the same SDK, into boxes of its own that grow like the app's.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { WebClient } from '@slack/web-api';
import * as v from 'valibot';
import { boxOf } from '../../src/rules/poll/ballot-box.ts';
import type { HttpAnswer, HttpEvent } from '../../src/slack/door/request-door.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const click = v.object({
  user: v.object({ id: v.string() }),
  actions: v.tuple([v.object({ value: v.string() })]),
});
const search = v.object({ view: v.object({ id: v.string() }) });

export function createFloor(env: Environment) {
  const { SLACK_SIGNING_SECRET: secret = '', TABLE_NAME: tableName, SLACK_API_URL: slackApiUrl = '' } = env;
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const slack = new WebClient(env['SLACK_BOT_TOKEN'], { slackApiUrl });

  return {
    async vote(event: HttpEvent): Promise<HttpAnswer> {
      const payload = signedPayload(secret, event);
      if (payload === undefined) return { statusCode: 401 };
      const { user, actions } = v.parse(click, payload);
      const [{ value }] = actions;
      await documents.send(
        new UpdateCommand({
          TableName: tableName,
          Key: { pk: `FLOOR#${value.slice(0, 40)}`, sk: `BOX#${boxOf(user.id)}` },
          UpdateExpression: 'SET #voter = :ballot, #at = :now ADD #count :one',
          ConditionExpression: 'attribute_not_exists(#sealed)',
          ExpressionAttributeNames: { '#voter': user.id, '#at': 'at', '#count': 'n0', '#sealed': 'sealed' },
          ExpressionAttributeValues: { ':ballot': '0;abcd', ':now': Date.now(), ':one': 1 },
        }),
      );
      return { statusCode: 200 };
    },

    /** Asks Spotify once and shows a view once. @param view what the app shows at this point */
    async search(event: HttpEvent, view: object): Promise<HttpAnswer> {
      const payload = signedPayload(secret, event);
      if (payload === undefined) return { statusCode: 401 };
      const found = await fetch('https://api.spotify.com/v1/search/?type=track&q=seasons&limit=10', {
        headers: { authorization: 'Bearer token-1' },
      });
      await found.json();
      await slack.apiCall('views.update', { view_id: v.parse(search, payload).view.id, view });
      return { statusCode: 200 };
    },
  };
}

function signedPayload(secret: string, { headers, body = '' }: HttpEvent): unknown {
  const text = Buffer.from(body, 'base64').toString();
  const base = `v0:${headers['x-slack-request-timestamp']}:${text}`;
  const expected = Buffer.from(`v0=${createHmac('sha256', secret).update(base).digest('hex')}`);
  const given = Buffer.from(headers['x-slack-signature'] ?? '');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return JSON.parse(new URLSearchParams(text).get('payload') ?? 'null');
}
