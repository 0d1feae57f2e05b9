// Faults planted into the app, to show that the checks would see them. Each does to the requests that the app sends, or
// to the answers it gets, or to its waiting, what such a bug would.

import { type JsonObject, objectOf, stringOf } from '../../src/playground/protocol/json.ts';
import { scheduleFaults } from './schedule-plants.ts';
import {
  answered,
  both,
  changed,
  everyOther,
  firstOf,
  type IsMeant,
  isFor,
  isNewErrand,
  isNewErrandLike,
  type PlantedFault,
  refused,
  renamed,
  unconditionally,
  undone,
  withValue,
} from './tampering.ts';
import type { Plant } from './world/chaos-world.ts';
import type { Incoming } from './world/enclosure.ts';
import type { Tampering } from './world/table-end.ts';
import { queriedPartition, type TableRequest } from './world/table-request.ts';

/** By what is wrong in the app. */
export const plantedFaults = {
  ...scheduleFaults,
  'a poll created without its condition': {
    plant: () => ({ tamper: unconditionally(isFor('new poll')) }),
    seenBy: ['the poll is posted once'],
  },
  'a message without a way to its poll': {
    plant: () => ({ tamper: undone(isFor('way to the poll')) }),
    seenBy: ['the message leads to its poll'],
  },
  'boxes that are never deleted': {
    plant: () => ({ tamper: changed(isFor('vote', 'seal'), renamed('#ttl', 'livesUntil')) }),
    seenBy: ['everything of a poll is deleted with it'],
  },
  'a vote without its condition': {
    plant: () => ({ tamper: unconditionally(isFor('vote')) }),
    seenBy: ['every accepted vote', 'the counts of each box'],
  },
  'a vote that ignores the closing time': {
    plant: () => ({
      tamper: answered(isReadForVote, (body) => body.replace(/,?"closesAt":\{"N":"\d+"\}/u, '')),
    }),
    seenBy: ['no click after the closing time'],
  },
  'a vote refused by what was never true': {
    plant: () => ({
      tamper: answered(everyOther(isReadForVote), (body) => body.replace('"open"', '"closing"')),
    }),
    seenBy: ['nobody is told that an open poll is closed'],
  },
  'a vote that never gets through': {
    plant: () => ({ tamper: refused(isFor('vote')) }),
    seenBy: ['in fair weather nothing fails'],
    in: 'fair weather',
  },
  'a drawing out of turn': {
    plant: () => ({ tamper: unconditionally(isFor('turn', 'takeover')) }),
    seenBy: ['no draw shows an older state', 'draws keep their pace'],
  },
  'a drawing that trusts what it was told instead of reading in its turn': {
    plant: drawsWhatItHeard,
    seenBy: ['no draw shows an older state', 'draws keep their pace'],
  },
  'a drawing that forgets what it has drawn': {
    plant: () => ({ tamper: changed(isFor('note of a draw'), withValue(':shown', { S: 'nothing' })) }),
    seenBy: ['in fair weather nothing is drawn twice'],
    in: 'fair weather',
    calmMinutes: 2,
  },
  'an unpaced draw': { plant: () => ({ sleeps: 0 }), seenBy: ['draws keep their pace'] },
  'a draw before Slack wants it': {
    plant: () => ({ tamper: changed(isFor('note of a draw'), withValue(':nextAt', { N: '0' })) }),
    seenBy: ['Slack is left alone'],
  },
  'a drawer who oversleeps': {
    plant: () => ({ sleeps: 10 }),
    seenBy: ['in fair weather what changes is soon shown'],
    in: 'fair weather',
  },
  'a look that changes what it looks at': {
    plant: () => ({ tamper: looksWithTraces }),
    seenBy: ['the app comes to rest'],
    in: 'fair weather',
    calmMinutes: 2,
  },
  'a close without sealing': {
    plant: () => ({ tamper: undone(isFor('seal')) }),
    seenBy: ['the poll is closed and its boxes'],
  },
  'a close by anybody': {
    plant: () => ({
      tamper: answered(isReadOfPoll, (body) =>
        body.replace('"closers":{"S":"owner"}', '"closers":{"S":"anyone"}'),
      ),
    }),
    seenBy: ['only who may close'],
  },
  'everybody taken for an admin': {
    plant: () => ({
      tamper: answered(
        isFor('look at an admin'),
        () => '{"Item":{"pk":{"S":"PERSON#U"},"value":{"BOOL":true},"ttl":{"N":"9999999999"}}}',
      ),
    }),
    seenBy: ['only who may close'],
  },
  'settings saved whatever their edition is': {
    plant: () => ({
      tamper: both(
        unconditionally(isFor('new settings')),
        answered(isFor('read of the settings'), (body) =>
          body.replaceAll(/"edition":\{"N":"\d+"\}/gu, '"edition":{"N":"0"}'),
        ),
      ),
    }),
    seenBy: ['what an admin has set'],
  },
  'a channel whose settings are not heeded': {
    plant: () => ({
      tamper: answered(isFor('read of the settings'), (body) =>
        body.replaceAll('"explicit":{"S":"refuse"}', '"explicit":{"S":"allow"}'),
      ),
    }),
    seenBy: ['a song that the channel refuses'],
  },
  'hidden votes that are shown': {
    plant: () => ({
      tamper: answered(isFor('read of the poll'), (body) =>
        body.replaceAll('"votesShown":{"S":"closed"}', '"votesShown":{"S":"live"}'),
      ),
    }),
    seenBy: ['hidden votes are not shown'],
  },
  'anonymous votes that are kept by name': {
    plant: () => ({
      tamper: answered(isReadForVote, (body) =>
        body.replaceAll('"voterNames":{"S":"hidden"}', '"voterNames":{"S":"shown"}'),
      ),
    }),
    seenBy: ['an anonymous poll leaves no trace'],
  },
  'a salt that outlives the poll': {
    plant: () => ({ tamper: changed(isFor('result'), renamed('#salt', 'pepper')) }),
    seenBy: ['an anonymous poll leaves no trace'],
  },
  'a poll that does not wait for enough voters': {
    plant: () => ({
      tamper: answered(isFor('read of the poll'), (body) =>
        body.replace(/"closesAtVoters":\{"N":"\d+"\}/u, '"closesAtVoters":{"N":"0"}'),
      ),
    }),
    seenBy: ['only enough voters close'],
  },
  'a reminder without claim': {
    plant: () => ({ tamper: unconditionally(isFor('claim to remind')) }),
    seenBy: ['the channel is reminded once'],
  },
  'a door that is locked twice': {
    plant: () => ({ tamper: unconditionally(isFor('lock')) }),
    seenBy: ['a poll only goes forward'],
  },
  'a clock that sees nothing due': {
    plant: () => ({ tamper: answered(isFor('look at what is due'), () => '{"Items":[],"Count":0}') }),
    seenBy: ['a poll whose time is up is closed'],
  },
  'a queue that is believed': {
    plant: () => ({ tamper: changed(isFor('new errand', 'note of a draw'), offTheList) }),
    seenBy: ['the result is announced, or', 'the message at rest'],
  },
  'an announcement without claim': {
    plant: () => ({ tamper: unconditionally(isFor('claim to announce')) }),
    seenBy: ['the result is announced once'],
  },
  'an announcement given up when its channel first refuses it': {
    plant: () => ({ tamper: changed(isPauseForPlace, settledInstead) }),
    seenBy: ['the result is announced, or'],
  },
  'an announcement given up when Slack refuses the app for long': {
    plant: () => ({ tamper: changed(isPauseForApp(3), settledInstead) }),
    seenBy: ['the result is announced, or'],
  },
  'a message given up when its channel first refuses a draw': {
    plant: () => ({ tamper: changed(isRefusedDraw, goneForGood) }),
    seenBy: ['the message at rest'],
  },
  'a channel that is not followed to its new id': {
    plant: () => ({ tamper: undone(isFor('move of a channel')) }),
    seenBy: ['the result is announced, or', 'the message at rest'],
  },
  'a result that is told to nobody': {
    plant: () => ({ tamper: undone(isNewErrand('tell-result')) }),
    seenBy: ['the result is announced, or'],
  },
  'a deletion that its owner is not told of': {
    plant: () => ({ tamper: undone(isNewErrand('tell-deleted')) }),
    seenBy: ['the result is announced, or'],
  },
  'a poll that goes on though its message is deleted': {
    plant: () => ({ tamper: undone(isFor('withdrawal')) }),
    seenBy: ['a poll whose message was deleted announces nothing'],
  },
  'a private word that is said again': {
    plant: () => ({ tamper: undone(firstOf(isFor('note of a telling'))) }),
    seenBy: ['its people are told once'],
  },
  'a decision without its condition': {
    plant: () => ({ tamper: unconditionally(isFor('decision')) }),
    seenBy: ['what follows from a result is decided once'],
  },
  'a tie that anybody decides': {
    plant: () => ({
      tamper: answered(isReadOfPoll, (body) =>
        body.includes('"closed"')
          ? body.replace('"closers":{"S":"owner"}', '"closers":{"S":"anyone"}')
          : body,
      ),
    }),
    seenBy: ['what follows from a result is decided once'],
  },
  'a coin that lands beside the songs that tied': {
    plant: () => ({ tamper: changed(isFor('result', 'decision'), withValue(':toss', { N: '9' })) }),
    seenBy: ['what follows from a result is decided once'],
  },
  'a run-off that nobody opens': {
    plant: () => ({ tamper: undone(isNewErrand('run-off')) }),
    seenBy: ['what its setting says of a tie'],
  },
  'a run-off that its poll does not know': {
    plant: () => ({ tamper: undone(isFor('note of the next poll')) }),
    seenBy: ['a poll and the one that it goes on in', 'what its setting says of a tie'],
  },
  'a run-off that does not know its poll': {
    plant: () => ({ tamper: changed(isFor('new poll'), withoutOrigin) }),
    seenBy: ['a poll and the one that it goes on in'],
  },
  'an announcement that keeps its buttons': {
    plant: () => ({ tamper: undone(isNewErrand('amend-announcement')) }),
    seenBy: ['the announcement tells the result'],
  },
  'a run-off of all songs': {
    plant: () => ({ tamper: changed(isFor('new poll'), withAnotherSong) }),
    seenBy: ['a poll goes on in one other'],
  },
  'a removed song whose votes count': {
    plant: () => ({
      tamper: answered(isFor('read of the poll'), (body) =>
        body.replaceAll('"isRemoved":{"BOOL":true}', '"isRemoved":{"BOOL":false}'),
      ),
    }),
    seenBy: ['a removed song holds no vote'],
  },
  'a deleted poll that is announced': {
    plant: () => ({
      tamper: answered(isFor('read of the poll'), (body) =>
        /"deletedAt":/u.test(body) ? body.replace(/,?"(?:deletedAt|announcedAt)":\{"N":"\d+"\}/gu, '') : body,
      ),
    }),
    seenBy: ['a deleted poll announces nothing', 'a deleted poll is gone'],
  },
  'votes that outlive their poll': {
    plant: () => ({ tamper: undone(isFor('box erased')) }),
    seenBy: ['a deleted poll is gone'],
  },
  'a former owner who still manages the poll': {
    plant: believesInTheFirstOwner,
    seenBy: ['only who owns a poll changes it'],
  },
  'a new owner who is not told': {
    plant: () => ({ tamper: undone(isNewErrandLike('ERRAND#tell-owner-')) }),
    seenBy: ['a new owner is told'],
  },
  'a song added without its condition': {
    plant: () => ({ tamper: unconditionally(isNewSongs) }),
    seenBy: ['a song that came into a poll'],
  },
  'a song that is added twice': {
    plant: () => ({ tamper: changed(isNewSongs, withLastSongTwice) }),
    seenBy: ['a poll holds ten songs'],
  },
  'a limit that nobody is held to': {
    plant: () => ({
      tamper: answered(isReadOfPoll, (body) => body.replace('"adding":{"N":"1"}', '"adding":{"S":"any"}')),
    }),
    seenBy: ['nobody has more songs'],
  },
  'a song that is said to be in a poll and is not': {
    plant: () => ({ tamper: undone(isNewSongs) }),
    seenBy: ['who is told that a song is in'],
  },
  'a song of the pool saved whatever its edition is': {
    plant: () => ({ tamper: unconditionally(isFor('song of the pool')) }),
    seenBy: ['who wants a song of the pool'],
  },
  'songs that are left in their poll': {
    plant: () => ({ tamper: undone(isNewErrand('settle-songs')) }),
    seenBy: ['no song of the pool is in a poll that is over'],
  },
  'a winner that may come back at once': {
    plant: () => ({ tamper: undone(isFor('record of a win')) }),
    seenBy: ['a winner is out of the pool'],
  },
  'a loser that comes back without its age': {
    plant: () => ({ tamper: changed(isFor('song of the pool'), withoutAge) }),
    seenBy: ['who wants a song of the pool'],
  },
  'a song that is drawn whoever has it': {
    plant: () => ({
      tamper: answered(isFor('read of the pool'), (body) =>
        body.replaceAll('"place":{"S":"in-poll"}', '"place":{"S":"waiting"}'),
      ),
    }),
    seenBy: ['no two open polls hold', 'a song that was drawn is out'],
  },
  'a pool that shows the last one first': {
    plant: () => ({
      tamper: answered(isFor('read of the pool'), (body) =>
        body.replaceAll(/"(now|someday)"/gu, (_, urgency) => (urgency === 'now' ? '"someday"' : '"now"')),
      ),
    }),
    seenBy: ['the list of the pool'],
  },
  'a click that hastens nothing': {
    plant: () => ({ tamper: undone(isFor('haste')) }),
    seenBy: ['a click on old buttons brings the result'],
  },
} as const satisfies Readonly<Record<string, PlantedFault>>;

export type FaultName = keyof typeof plantedFaults;

export const faultNames: readonly FaultName[] = Object.keys(plantedFaults).filter(
  (name): name is FaultName => name in plantedFaults,
);

const isReadForVote: IsMeant = ({ operation, sk }) => operation === 'BatchGetItem' && sk === 'POLL';
const isReadOfPoll: IsMeant = ({ operation, sk }) => operation === 'GetItem' && sk === 'POLL';

/** A song comes in, or goes out. */
const isNewSongs: IsMeant = (request) => isFor('edit')(request) && request.expression.includes('#songs');

const isPause = isFor('pause of the announcement');
const isOfPlace = ({ expression }: TableRequest) => expression.includes('#refused');

const isPauseForPlace: IsMeant = (request) => isPause(request) && isOfPlace(request);

/** After so many tries that came to nothing. */
const isPauseForApp =
  (tries: number): IsMeant =>
  (request) =>
    isPause(request) && !isOfPlace(request) && numberIn(request, ':failures') >= tries;

const isRefusedDraw: IsMeant = (request) =>
  isFor('note of a draw')(request) && numberIn(request, ':refusedSince') > 0;

function numberIn({ body }: TableRequest, placeholder: string): number {
  const value = objectOf(objectOf(body['ExpressionAttributeValues'])[placeholder]);
  return Number(stringOf(value['N']) || 0);
}

/** Once it has its turn, the drawer takes what it read before for what is there now. */
function drawsWhatItHeard(): Plant {
  const heard = new Map<string, Incoming>();
  return {
    async tamper(request, { name }, perform) {
      if (request.operation !== 'Query') return perform(request);
      const by = `${name} ${queriedPartition(request)}`;
      const before = heard.get(by);
      heard.delete(by);
      if (before !== undefined) return before;
      const answer = await perform(request);
      heard.set(by, answer);
      return answer;
    },
  };
}

/** Who decides about a change of a poll takes it for that of the person who has posted it, whoever owns it by now. */
function believesInTheFirstOwner(): Plant {
  const owners = new Map<string, string>();
  const ownerPattern = /"owner":\{"M":\{[^{}]*\{[^{}]*\}[^{}]*\{[^{}]*\}\}\}/u;
  return {
    async tamper(request, _, perform) {
      const answer = await perform(request);
      if (!isReadOfPoll(request)) return answer;
      const owner = ownerPattern.exec(answer.body)?.[0];
      if (owner !== undefined && !owners.has(request.pk)) owners.set(request.pk, owner);
      const first = owners.get(request.pk);
      return first === undefined ? answer : { ...answer, body: answer.body.replace(ownerPattern, first) };
    },
  };
}

/** Whoever reads a poll to show it touches it, which brings it back by the stream. */
const looksWithTraces: Tampering = async (request, { role }, perform) => {
  const pk = queriedPartition(request);
  if (role === 'changes' && pk.startsWith('POLL#')) await perform(touchOf(request, pk));
  return perform(request);
};

let touches = 0;

function touchOf({ body }: TableRequest, pk: string): TableRequest {
  const key = { pk: { S: pk }, sk: { S: 'POLL' } };
  touches += 1;
  return {
    ...{ operation: 'UpdateItem', pk, sk: 'POLL', expression: '' },
    body: {
      TableName: body['TableName'],
      Key: key,
      UpdateExpression: 'SET #touchedAt = :now',
      ExpressionAttributeNames: { '#touchedAt': 'touchedAt' },
      ExpressionAttributeValues: { ':now': { N: String(touches) } },
    },
  };
}

/** So that only the queue brings it back. */
function offTheList(body: JsonObject): JsonObject {
  if (body['Item'] === undefined) return renamed('#due', 'dueToNobody')(body);
  const { due: _, ...item } = objectOf(body['Item']);
  return { ...body, Item: item };
}

/** Of an errand that was to be tried again: the time of that is noted as the one at which it was settled. */
function settledInstead(body: JsonObject): JsonObject {
  const expression = stringOf(body['UpdateExpression']).replace(/ REMOVE .*$/u, '');
  return {
    ...body,
    UpdateExpression: `${expression.replace('#dueAt = :at', '#settled = :at')} REMOVE #due, #dueAt`,
    ExpressionAttributeNames: { ...objectOf(body['ExpressionAttributeNames']), '#due': 'due' },
  };
}

function withLastSongTwice(body: JsonObject): JsonObject {
  const values = objectOf(body['ExpressionAttributeValues']);
  const { L: songs } = objectOf(values[':songs']);
  if (!Array.isArray(songs)) return body;
  return {
    ...body,
    ExpressionAttributeValues: { ...values, ':songs': { L: [...songs, ...songs.slice(-1)] } },
  };
}

/** Of a song that comes back: as if it had only just been saved. */
function withoutAge(body: JsonObject): JsonObject {
  const item = objectOf(body['Item']);
  const { N: returns } = objectOf(item['returns']);
  if (returns === '0' || returns === undefined) return body;
  const young = JSON.stringify(item['supporters']).replaceAll(
    /"since":\{"N":"(\d+)"\}/gu,
    '"since":{"N":"1"}',
  );
  return { ...body, Item: { ...item, supporters: JSON.parse(young) } };
}

function withoutOrigin(body: JsonObject): JsonObject {
  const { runOffOf: _, anotherHourOf: __, ...item } = objectOf(body['Item']);
  return { ...body, Item: item };
}

/** Of a poll in which another one goes on: one song more. */
function withAnotherSong(body: JsonObject): JsonObject {
  const item = objectOf(body['Item']);
  const { L: songs } = objectOf(item['songs']);
  if (item['runOffOf'] === undefined || !Array.isArray(songs)) return body;
  return { ...body, Item: { ...item, songs: { L: [...songs, ...songs.slice(0, 1)] } } };
}

/** Of a draw that is noted as refused: as if the message could never be drawn again. */
function goneForGood(body: JsonObject): JsonObject {
  const expression = stringOf(body['UpdateExpression']).replace(/, #gone\b/u, '');
  return {
    ...body,
    UpdateExpression: expression.replace('SET ', 'SET #gone = :gone, '),
    ExpressionAttributeValues: { ...objectOf(body['ExpressionAttributeValues']), ':gone': { S: 'message' } },
  };
}
