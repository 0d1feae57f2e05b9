// What a request of Slack's is about, in words that are the same in every run: by them its delivery has a place of its
// own among the decisions of chance.

import {
  type Json,
  objectOf,
  objectsOf,
  parsedJson,
  stringOf,
} from '../../../src/playground/protocol/json.ts';
import type { HttpEvent } from '../../../src/slack/door/request-door.ts';

/** Such as `U000000003 vote poll-7-1 2`. */
export function subjectOf({ body = '', isBase64Encoded }: HttpEvent): string {
  const text = isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body;
  const event = objectOf(objectOf(parsedJson(text))['event']);
  if (event['type'] !== undefined) return wordsOf(event['user'], event['type'], event['reaction']);
  const form = new URLSearchParams(text);
  const payload = objectOf(parsedJson(form.get('payload') ?? ''));
  const [action = {}] = objectsOf(payload['actions']);
  const user = objectOf(payload['user'])['id'] ?? form.get('user_id') ?? '';
  const what = action['action_id'] ?? payload['type'] ?? form.get('command') ?? '';
  return wordsOf(user, what, ...Object.values(objectOf(parsedJson(stringOf(action['value'])))));
}

function wordsOf(...parts: readonly (Json | undefined)[]): string {
  return parts
    .map((part) => String(part ?? ''))
    .join(' ')
    .trimEnd();
}
