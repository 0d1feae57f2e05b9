// What a request of the app's is for, told by its form: the one place that knows how the app words its writes and calls.
// Checks, planted faults and counts go by these names; a request that is none of them keeps the name of its operation.

import { objectOf, parsedJson, stringOf } from '../../../src/playground/protocol/json.ts';
import type { Mark } from '../../../src/slack/gateway/slack-gateway.ts';
import { queriedPartition, type TableRequest } from './table-request.ts';

export const tablePurposes = [
  'new poll',
  'note of the message',
  'way to the poll',
  'vote',
  'seal',
  'lock',
  'result',
  'touch',
  'turn',
  'takeover',
  'note of a draw',
  'doubt',
  'new errand',
  'claim to announce',
  'note of the announcement',
  'pause of the announcement',
  'announcement given up',
  'haste',
  'withdrawal',
  'decision dropped',
  'decision',
  'note of the next poll',
  'claim to open',
  'edit',
  'poll deleted',
  'box erased',
  'note of a telling',
  'claim to remind',
  'note of a reminder',
  'move of a channel',
  'move of a poll',
  'song of the pool',
  'record of a win',
  'read of the pool',
  'strike',
  'read of the schedule',
  'claim to post',
  'note of a post',
  'new settings',
  'read of the settings',
  'look at an admin',
  'read of the poll',
  'look at what is due',
] as const;
export type TablePurpose = (typeof tablePurposes)[number];

export const slackPurposes = [
  'poll message',
  'draw',
  'announcement',
  'look in the channel',
  'private word',
  'direct message',
  'reminder',
  'song of the day',
] as const;
export type SlackPurpose = (typeof slackPurposes)[number];

/** Asking the queue to have a poll looked at again is for one thing only. */
export type Purpose = TablePurpose | SlackPurpose | 'message';

type Form = (request: TableRequest) => boolean;

const writes =
  (sk: string, start: string, ...parts: readonly string[]): Form =>
  (request) =>
    request.sk.startsWith(sk) &&
    request.expression.startsWith(start) &&
    parts.every((part) => request.expression.includes(part));

const forms: Readonly<Record<TablePurpose, Form>> = {
  'new poll': ({ operation, sk }) => operation === 'PutItem' && sk === 'POLL',
  'note of the message': writes('POLL', 'SET #message'),
  'way to the poll': ({ operation, sk }) => operation === 'PutItem' && sk === 'MESSAGE',
  vote: writes('BOX#', 'SET #voter'),
  seal: writes('BOX#', 'SET #sealed'),
  lock: writes('POLL', 'SET #status = :closing'),
  result: writes('POLL', 'SET #status = :closed'),
  touch: writes('POLL', 'SET #touchedAt'),
  takeover: writes('DRAWING', 'SET #by = :token', '#suspect'),
  turn: writes('DRAWING', 'SET #by = :token'),
  'note of a draw': writes('DRAWING', 'SET ', '#nextAt', '#drawnBy'),
  doubt: writes('DRAWING', 'SET ', 'REMOVE #shown'),
  'new errand': ({ operation, sk }) => operation === 'PutItem' && sk.startsWith('ERRAND#'),
  'claim to announce': writes('ERRAND#announce', 'SET #by = :token'),
  'note of the announcement': writes('POLL', 'SET #done'),
  'pause of the announcement': writes('ERRAND#announce', 'SET #dueAt = :at'),
  'announcement given up': writes('ERRAND#announce', 'SET #settled = :now, #givenUp'),
  haste: writes('ERRAND#announce', 'SET #dueAt = :now, #hastened'),
  edit: writes('POLL', 'SET #edition'),
  'poll deleted': writes('POLL', 'SET #deleted'),
  'box erased': ({ operation, sk }) => operation === 'PutItem' && sk.startsWith('BOX#'),
  withdrawal: writes('POLL', 'SET #withdrawn'),
  'decision dropped': writes('POLL', 'SET #decision = :all'),
  decision: writes('POLL', 'SET #decision'),
  'note of the next poll': writes('POLL', 'SET #next'),
  'claim to open': (request) =>
    writes('ERRAND#run-off', 'SET #by = :token')(request) ||
    writes('ERRAND#another-hour', 'SET #by = :token')(request),
  'note of a telling': writes('ERRAND#tell-', 'SET #settled'),
  'claim to remind': writes('ERRAND#remind', 'SET #by = :token'),
  'note of a reminder': writes('ERRAND#remind', 'SET #settled'),
  'move of a channel': writes('MOVED', 'SET #side'),
  'move of a poll': writes('POLL', 'SET #channel'),
  'song of the pool': ({ operation, pk, sk }) =>
    operation === 'PutItem' && pk.startsWith('POOL#') && sk.startsWith('SONG#'),
  'record of a win': ({ operation, pk }) => operation === 'PutItem' && pk.startsWith('RECORD#'),
  'read of the pool': (request) =>
    request.operation === 'Query' && queriedPartition(request).startsWith('POOL#'),
  // By whoever changes it: the clock begins an occurrence with it.
  strike: ({ operation, sk }) => operation === 'PutItem' && sk === 'SCHEDULE',
  'read of the schedule': (request) =>
    request.operation === 'Query' && queriedPartition(request).startsWith('SCHEDULE#'),
  'claim to post': writes('ERRAND#post-', 'SET #by = :token'),
  'note of a post': writes('ERRAND#post-', 'SET #settled'),
  'new settings': writes('SETTINGS', 'SET #djs'),
  'read of the settings': ({ operation, sk }) => operation === 'BatchGetItem' && sk === 'SETTINGS',
  'look at an admin': ({ operation, sk }) => operation === 'GetItem' && sk === 'ADMIN',
  'read of the poll': (request) =>
    request.operation === 'Query' && queriedPartition(request).startsWith('POLL#'),
  'look at what is due': ({ body }) => body['IndexName'] !== undefined,
};

/** Undefined for reads and for whatever else nobody asks about. */
export function tablePurposeOf(request: TableRequest): TablePurpose | undefined {
  const isMeant = (purpose: TablePurpose) => forms[purpose](request);
  // A takeover is a turn as well: the narrower one counts.
  return isMeant('takeover') ? 'takeover' : tablePurposes.find(isMeant);
}

/** In a few words, for people who follow a run: `vote poll-7-1/BOX#03`. */
export function describeTableRequest(request: TableRequest): string {
  const { operation, pk, sk, expression } = request;
  const item = `${pk === '' ? queriedPartition(request) : pk}`.replace(/^POLL#/, '');
  const place = item === '' ? '' : ` ${item}${sk === '' ? '' : `/${sk}`}`;
  const purpose = tablePurposeOf(request);
  if (purpose !== undefined) return `${purpose}${place}`;
  return `${operation}${place}${expression === '' ? '' : ` ${expression.slice(0, 32)}`}`;
}

const marked: Readonly<Record<Mark['kind'], SlackPurpose>> = {
  songpoll_poll: 'poll message',
  songpoll_result: 'announcement',
  songpoll_notice: 'direct message',
  songpoll_song: 'song of the day',
};

/** @param method as in the Web API; `response_url` for those. @param body a form */
export function slackPurposeOf(method: string, body: string): SlackPurpose | undefined {
  switch (method) {
    case 'chat.update':
      return 'draw';
    case 'chat.postMessage':
      if (argumentOf(body, 'thread_ts') !== '') return 'reminder';
      return Object.entries(marked).find(([kind]) => kind === markIn(body).kind)?.[1];
    case 'conversations.history':
      return 'look in the channel';
    case 'chat.postEphemeral':
    case 'response_url':
      return 'private word';
    default:
      return undefined;
  }
}

/** The mark that a message is posted with; empty where there is none. */
export function markIn(body: string): { readonly kind: string; readonly poll: string } {
  const mark = objectOf(parsedJson(argumentOf(body, 'metadata')));
  return {
    kind: stringOf(mark['event_type']),
    poll: stringOf(objectOf(mark['event_payload'])['poll']),
  };
}

/** An argument of a call of the Web API, which come as a form. */
export function argumentOf(body: string, name: string): string {
  return new URLSearchParams(body).get(name) ?? '';
}
