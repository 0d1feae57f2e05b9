// What must hold after every run. Each check is a function that tells what it found broken.

import { type JsonObject, objectOf, stringOf } from '../../src/playground/protocol/json.ts';
import type { Seen } from './fuzz-world.ts';
import type { ChangedItem } from './kept-table.ts';
import { poolsKeepCaps, poolsKeepRules } from './pool-checks.ts';
import { secrets } from './scene.ts';
import { schedulesKeepRules } from './schedule-checks.ts';

const checks: Readonly<Record<string, (seen: Seen) => readonly string[]>> = {
  'nothing is left to itself': ({ strays }) => strays,
  'the handler answers': answers,
  'a 5xx has a fault behind it': faultless,
  'what is turned away is not acted on': turnedAway,
  'what is not valid writes nothing': writesOnlyWhatItMay,
  'what is sent as Slack sends it is taken': isTaken,
  'everybody changes their own ballot and draft alone': ownThings,
  'polls keep to their rules': pollsKeepRules,
  'pools keep to their rules': poolsKeepRules,
  'pools keep to their caps': poolsKeepCaps,
  'schedules keep to their rules': schedulesKeepRules,
  'the counts of each box equal its ballots': countsEqualBallots,
  'DynamoDB and Slack take what the app sends': isWellFormed,
  'a message that is not ours is told of once': toldOnce,
  'who answers people leaves the queue alone': ({ drawn, asked }) =>
    'sending' in drawn && asked.sent > 0 ? [`${asked.sent} messages`] : [],
  'nobody is notified': notifiesNobody,
  'the log keeps secrets': logKeepsSecrets,
};

/** All that is broken, each with the check's name; empty when everything holds. */
export function complaintsAbout(seen: Seen): readonly string[] {
  return Object.entries(checks).flatMap(([name, check]) => check(seen).map((found) => `${name}: ${found}`));
}

/** The status of an answer to Slack; undefined for anything else. */
export function statusOf({ drawn, answer }: Seen): number | undefined {
  if (!('sending' in drawn) || answer.kind !== 'resolved') return undefined;
  const { statusCode } = objectOf(answer.value as JsonObject);
  return typeof statusCode === 'number' ? statusCode : undefined;
}

function answers(seen: Seen): readonly string[] {
  const { drawn, answer } = seen;
  if (answer.kind !== 'resolved') return [answer.kind === 'hung' ? 'it does not' : answer.error];
  if (drawn.kind === 'timer') return answer.value === undefined ? [] : ['the timer is answered'];
  if (drawn.kind === 'stream' || drawn.kind === 'queue') {
    // No fault is made, so no record may be asked for again.
    const isEmpty = JSON.stringify(answer.value) === '{"batchItemFailures":[]}';
    return isEmpty ? [] : [JSON.stringify(answer.value)];
  }
  const status = statusOf(seen);
  return status !== undefined && status >= 200 && status < 600 ? [] : [JSON.stringify(answer.value)];
}

/** What stands in a window notifies nobody. */
function notifiesNobody({ slack: { mentions } }: Seen): readonly string[] {
  return mentions.filter(({ method }) => !inWindows.test(method)).map(({ mention }) => mention);
}
const inWindows = /^view/u;

/** In the one line of the request. */
function toldOnce({ drawn, lines }: Seen): readonly string[] {
  if (drawn.kind !== 'queue') return [];
  const foreign = drawn.bodies.filter(({ kind }) => kind === 'foreign').length;
  const told = lines.join().match(/A message in the queue is not ours/gu)?.length ?? 0;
  return lines.length === 1 && told === foreign ? [] : [`${told} of ${foreign}, in ${lines.length} lines`];
}

/** An address to answer to that leads nowhere is the one fault that a request itself can bring. */
function faultless(seen: Seen): readonly string[] {
  const errors = seen.lines.filter((line) => line.includes('"level":"ERROR"'));
  const isFailed = (statusOf(seen) ?? 200) >= 500 || errors.length > 0;
  return isFailed && seen.asked.deadEnds === 0 ? [`${statusOf(seen)} ${errors.join(' ')}`] : [];
}

function turnedAway(seen: Seen): readonly string[] {
  const status = statusOf(seen) ?? 200;
  const { requests } = seen.asked;
  // Slack looks at the certificate of an address without signing; that is answered, and nothing more.
  if (isLookAtCertificate(seen) && status === 200 && requests === 0) return [];
  if (seen.licence === 'nothing' && (status < 400 || requests > 0))
    return [`${status}, ${requests} requests`];
  return status >= 400 && status < 500 && requests > 0 ? [`${status}, ${requests} requests`] : [];
}

function isLookAtCertificate({ drawn, event }: Seen): boolean {
  if (!('sending' in drawn)) return false;
  const { body, isBase64Encoded } = objectOf(event as JsonObject);
  const text = Buffer.from(stringOf(body), isBase64Encoded === true ? 'base64' : 'utf8').toString();
  return text.includes('ssl_check=1');
}

const answered = /^(?:SEARCH|TRACK|ALBUM)#/u;

function writesOnlyWhatItMay({ licence, asked, changed }: Seen): readonly string[] {
  // A link in a command is looked up while its window opens, and what Spotify answers may be kept whoever asked.
  const kept = changed.filter(({ pk }) => answered.test(pk)).length;
  const isTooMuch = licence !== 'anything' && asked.writes > kept;
  return isTooMuch ? [`${asked.writes} writes: ${changed.map(({ pk, sk }) => `${pk}/${sk}`)}`] : [];
}

function isTaken(seen: Seen): readonly string[] {
  if (seen.drawn.kind !== 'act' || !seen.isHonest) return [];
  const failures = seen.slack.failures.map(({ what, reason }) => `${what}: ${reason}`);
  return statusOf(seen) === 200 ? failures : [`${statusOf(seen)}`, ...failures];
}

/** Kinds of items by the beginning of their keys, and whether they are anybody's. */
const shared = /^(?:POLL|POOL|SCHEDULE|MESSAGE|CHANNEL|PERSON|SEARCH|TRACK|ALBUM)#|^CATALOGUE$/u;
const voter = /^[UW][A-Za-z0-9_-]{0,63}$/u;

function ownThings({ changed, actor, admins, items }: Seen): readonly string[] {
  return changed.flatMap(({ pk, sk, before, after }) => {
    if (pk.startsWith('DRAFT#')) return pk === `DRAFT#${actor}` ? [] : [`${actor} changes ${pk}`];
    // Who has won is noted once a poll is over, in nobody's name.
    const isRecord = pk.startsWith('RECORD#') && actor === undefined;
    if (!shared.test(pk) && !isRecord) return [`${actor} writes ${pk}/${sk}`];
    // What holds in a channel is set by admins, and only of them it is kept that they are.
    if (sk === 'SETTINGS' || sk === 'ADMIN') {
      const isTheirs = actor !== undefined && admins.includes(actor);
      return isTheirs && (sk === 'SETTINGS' || pk === `PERSON#${actor}`)
        ? []
        : [`${actor} writes ${pk}/${sk}`];
    }
    if (!sk.startsWith('BOX#')) return [];
    // Whoever deletes a poll takes its ballots with it.
    const isDeleted = items.get(pk)?.get('POLL')?.['deletedAt'] !== undefined;
    if (isDeleted && after?.['sealed'] !== undefined) return [];
    const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
    const voters = [...names].filter((name) => voter.test(name) && !isSame(before?.[name], after?.[name]));
    return voters.filter((name) => name !== actor).map((name) => `${actor} changes the ballot of ${name}`);
  });
}

/** What a poll is asked never changes, nor what is sealed; and it moves one way only, by whom and when it may. */
function pollsKeepRules(seen: Seen): readonly string[] {
  return seen.changed.flatMap((item) => {
    if (!item.pk.startsWith('POLL#') || item.before === undefined) return [];
    if (item.after === undefined) return [`${item.pk}/${item.sk} is gone`];
    if (item.sk.startsWith('BOX#')) return boxKeepsRules(item);
    return item.sk === 'POLL' ? pollKeepsRules(item, seen) : [];
  });
}

const lasting = ['id', 'votesPerPerson', 'channel', 'message', 'createdAt', 'ttl'];
/** Whoever manages a poll changes these. */
const manageable = ['title', 'closers', 'owner', 'closesAt'];
const statuses = ['open', 'closing', 'closed'];

function pollKeepsRules(
  { pk, before = {}, after = {} }: ChangedItem,
  { actor, now, admins }: Seen,
): readonly string[] {
  const [from, to] = [before, after].map((item) => statuses.indexOf(text(item['status'])));
  const isClosing = text(before['status']) === 'open' && text(after['status']) !== 'open';
  const owner = text(objectOf(objectOf(before['owner'])['M'])['id']);
  const mayClose = text(before['closers']) === 'anyone' || owner === actor || admins.includes(actor ?? '');
  const mayManage = actor !== undefined && (owner === actor || admins.includes(actor));
  const changed = [...lasting, ...(mayManage ? [] : manageable)].filter(
    (name) => !isSame(before[name], after[name]),
  );
  const isTime = Number(stringOf(objectOf(before['closesAt'])['N']) || Infinity) <= now;
  return [
    ...changed.map((name) => `${pk} has another ${name}`),
    ...songsKeepRules(before['songs'], after['songs'], { actor, mayManage }).map((what) => `${pk}: ${what}`),
    ...((from ?? 0) <= (to ?? 0) ? [] : [`${pk} goes back to ${text(after['status'])}`]),
    ...(!isClosing || mayClose || (actor === undefined && isTime) ? [] : [`${actor} closes ${pk}`]),
    ...(before['result'] === undefined || isSame(before['result'], after['result'])
      ? []
      : [`${pk} ends otherwise`]),
  ];
}

type StoredSong = Readonly<Record<string, unknown>>;
const songsOf = (list: unknown): readonly StoredSong[] =>
  ((objectOf(list as JsonObject)['L'] ?? []) as readonly JsonObject[]).map((song) => objectOf(song['M']));

/** Songs are appended by who adds them, three each and ten in all, and marked by who takes them back, or manages the poll; nothing else happens to them. */
function songsKeepRules(
  before: unknown,
  after: unknown,
  { actor, mayManage }: { actor: string | undefined; mayManage: boolean },
): readonly string[] {
  if (isSame(before, after)) return [];
  const [old, songs] = [songsOf(before), songsOf(after)];
  const nothing: StoredSong = {};
  const adder = (song: StoredSong) => text(song['addedBy'] as JsonObject);
  const standing = songs.filter((song) => song['isRemoved'] === undefined);
  const kept = old.map((song, at) => {
    const { isRemoved, ...same } = songs[at] ?? nothing;
    const isMarked =
      isRemoved !== undefined && song['isRemoved'] === undefined && (mayManage || adder(song) === actor);
    return isSame(song, songs[at]) || (isMarked && isSame(song, same));
  });
  const own = standing.filter((song) => adder(song) === actor);
  return [
    ...(kept.every(Boolean) ? [] : [`${actor} changes a song`]),
    ...(songs.slice(old.length).every((song) => adder(song) === actor)
      ? []
      : ['a song is added for another']),
    ...(standing.length <= 10 && own.length <= 3 ? [] : ['there are too many songs']),
    ...(new Set(standing.map((song) => text(song['id'] as JsonObject))).size === standing.length
      ? []
      : ['a song stands twice']),
  ];
}

function boxKeepsRules({ pk, sk, before = {}, after = {} }: ChangedItem): readonly string[] {
  return before['sealed'] === undefined || isSame(before, after) ? [] : [`${pk}/${sk} was sealed`];
}

function countsEqualBallots({ items, changed }: Seen): readonly string[] {
  return changed.flatMap(({ pk, sk, after }) => {
    if (!sk.startsWith('BOX#') || after === undefined) return [];
    const ballots = Object.entries(after).flatMap(([name, value]) =>
      voter.test(name) ? [(text(value).split(';')[0] ?? '').split(',').filter(Boolean)] : [],
    );
    const poll = items.get(pk)?.get('POLL') ?? {};
    const limit = Number(stringOf(objectOf(poll['votesPerPerson'])['N']) || Infinity);
    const songs = (objectOf(poll['songs'])['L'] as readonly unknown[] | undefined) ?? [];
    const held = ballots.flat();
    const isCounted = Object.entries(after).every(([name, value]) => {
      const [, song] = /^n(\d+)$/u.exec(name) ?? [];
      return song === undefined || Number(objectOf(value)['N']) === held.filter((one) => one === song).length;
    });
    return [
      ...(isCounted && held.every((song) => `n${song}` in after)
        ? []
        : [`${pk}/${sk} ${JSON.stringify(after)}`]),
      ...(ballots.every((ballot) => ballot.length <= limit) ? [] : [`${pk}/${sk} holds too many votes`]),
      ...(held.every((song) => Number(song) < songs.length)
        ? []
        : [`${pk}/${sk} holds a song that is not there`]),
    ];
  });
}

/** A forged trigger is the request's mistake, not the app's. */
function isWellFormed({ asked, slack, isHonest }: Seen): readonly string[] {
  const problems = slack.problems.filter(({ error }) => isHonest || error !== 'invalid_trigger_id');
  return [...asked.misshapen, ...problems.map((problem) => JSON.stringify(problem))];
}

const forbidden = [
  secrets.signingSecret,
  secrets.botToken,
  'v0=',
  '/commands/',
  '/actions/',
  'hooks.slack.com',
];

function logKeepsSecrets({ lines }: Seen): readonly string[] {
  return lines.filter((line) => forbidden.some((secret) => line.includes(secret)));
}

const text = (value: JsonObject[string]): string => stringOf(objectOf(value)['S']);
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
