// What people were told about their clicks, and whether a ballot can be explained by it.

import {
  type JsonObject,
  objectOf,
  objectsOf,
  parsedJson,
  stringOf,
} from '../../../src/playground/protocol/json.ts';
import type { Delivery } from '../../../src/playground/slack/slack-log.ts';
import { clickName } from '../../../src/rules/poll/click-name.ts';
import type { Poll } from '../../../src/rules/poll/poll.ts';
import { type Ballot, decideVote, emptyBallot } from '../../../src/rules/poll/voting.ts';
import { actionIds, decodeClose, decodeVote } from '../../../src/slack/kit/ids.ts';
import { wordsIn } from '../../../src/slack/words/languages.ts';
import type { Exchange } from '../world/wire.ts';

/** One press of a vote button, however often it was delivered. */
export interface VoteClick {
  readonly id: string;
  readonly person: string;
  readonly pollId: string;
  readonly song: number;
  /** Milliseconds since 1970; the answer's is infinite when there was none that tells anything. */
  readonly pressedAt: number;
  readonly answeredAt: number;
  /** `unclear`: that something went wrong, or nothing at all, or of two deliveries one thing of each. */
  readonly told: 'counted' | 'closed' | 'over-limit' | 'not-counted' | 'unclear';
}

/** All clicks on vote buttons, from what Slack delivered and what the app said to the people. */
export function clicksIn(
  deliveries: readonly Delivery[],
  exchanges: readonly Exchange[],
): readonly VoteClick[] {
  const words = wordsByUrl(exchanges);
  const byId = new Map<string, Delivery[]>();
  for (const delivery of deliveries.filter(isVote)) {
    const id = stringOf(delivery.body['trigger_id']);
    byId.set(id, [...(byId.get(id) ?? []), delivery]);
  }
  return [...byId].flatMap(([id, all]) => clickOf(id, all, words) ?? []);
}

const actionOf = (body: JsonObject): JsonObject => objectsOf(body['actions'])[0] ?? {};

function isVote({ body }: Delivery): boolean {
  return actionOf(body)['action_id'] === actionIds.vote;
}

/** Something said to one person alone. */
interface Word {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What Slack has shown to people, by the response address it came to. */
function wordsByUrl(exchanges: readonly Exchange[]): ReadonlyMap<string, readonly Word[]> {
  const words = new Map<string, Word[]>();
  for (const { name, effect, request } of exchanges) {
    if (name !== 'response_url' || effect?.answer.status !== 200) continue;
    const text = stringOf(objectOf(parsedJson(request.body))['text']);
    words.set(request.url, [...(words.get(request.url) ?? []), { text, at: effect.at }]);
  }
  return words;
}

/** For the answer to a click. */
const slackWaitsMs = 3_000;

function clickOf(
  id: string,
  deliveries: readonly Delivery[],
  words: ReadonlyMap<string, readonly Word[]>,
): VoteClick | undefined {
  const body = deliveries[0]?.body ?? {};
  const vote = decodeVote(actionOf(body)['value']);
  if (vote === undefined) return undefined;
  const said = words.get(stringOf(body['response_url'])) ?? [];
  const pressedAt = Math.floor(Number(actionOf(body)['action_ts']) * 1_000);
  // Slack has said by then that it did not work. Meanwhile its person may have clicked so often that the ballot has forgotten
  // this click, which was counted and is decided again.
  const isLate = said.some(({ at }) => at - pressedAt > slackWaitsMs);
  const told = isLate ? 'unclear' : toldBy(deliveries, said);
  // A word may come when Slack has long stopped waiting for the answer.
  const answers = [...deliveries.filter(({ status }) => status === 200), ...said].map(({ at }) => at);
  return {
    id,
    ...vote,
    person: stringOf(objectOf(body['user'])['id']),
    pressedAt,
    answeredAt: told === 'unclear' ? Infinity : Math.max(...answers),
    told,
  };
}

const { 'went-wrong': wentWrong, 'poll-closed': closed } = wordsIn().privateAnswers;

/** A click that took a vote back did count; its person is told where that was hardly meant. */
const isOfTakenBack = (word: string) => word.includes('had counted, and your second click removed it');
/** Where the message does not show a vote, it is confirmed. */
const isOfCounted = (word: string) => isOfTakenBack(word) || /^(?:Your vote|Vote removed): /u.test(word);

function toldBy(deliveries: readonly Delivery[], said: readonly Word[]): VoteClick['told'] {
  const refusals = said.filter(({ text }) => text !== wentWrong && !isOfCounted(text));
  const refusal = refusals[0]?.text;
  const answered = deliveries.filter(({ status }) => status === 200).length;
  if (refusal === undefined) return answered > 0 ? 'counted' : 'unclear';
  // One that failed without a word may have counted before it did.
  if (deliveries.length > refusals.length) return 'unclear';
  if (refusal === closed) return 'closed';
  return refusal.startsWith('You have given') ? 'over-limit' : 'not-counted';
}

/** Ids of who pressed a poll's Close button or put a `:lock:` on one of its messages. */
export function closersOf(
  poll: { readonly id: string; readonly messages: readonly string[] },
  deliveries: readonly Delivery[],
): readonly string[] {
  return deliveries.flatMap(({ body }) => {
    const action = actionOf(body);
    const isButton = action['action_id'] === actionIds.closePoll && decodeClose(action['value']) === poll.id;
    if (isButton) return [stringOf(objectOf(body['user'])['id'])];
    const event = objectOf(body['event']);
    const ts = stringOf(objectOf(event['item'])['ts']);
    const isLock = event['reaction'] === 'lock' && poll.messages.includes(ts);
    return isLock ? [stringOf(event['user'])] : [];
  });
}

const wishes: readonly unknown[] = [actionIds.runOff, actionIds.coinToss, actionIds.anotherHour];

/** Ids of who pressed a button under a poll's announcement until then, in milliseconds since 1970. */
export function decidersOf(
  { id, until }: { readonly id: string; readonly until: number },
  deliveries: readonly Delivery[],
): readonly string[] {
  return deliveries.flatMap(({ body }) => {
    const action = actionOf(body);
    const isMeant = wishes.includes(action['action_id']) && decodeClose(action['value']) === id;
    return isMeant && Number(action['action_ts']) * 1_000 <= until
      ? [stringOf(objectOf(body['user'])['id'])]
      : [];
  });
}

/**
 * Whether a person's clicks can have led to that ballot: one after the other, none before it was pressed or after it was
 * answered, each counted as it was told; those that were not answered clearly may have counted or not.
 */
export function isExplained(poll: Poll, clicks: readonly VoteClick[], choices: readonly number[]): boolean {
  return leadsTo(poll, { left: clicks, ballot: emptyBallot }, choices.join());
}

/**
 * Where a song was taken out meanwhile, what could be voted for and how many votes were free depends on when: no song holds a
 * vote without a click on it, and who has clicked but once has what they were told.
 */
export function isRoughlyExplained(
  poll: Poll,
  clicks: readonly VoteClick[],
  choices: readonly number[],
): boolean {
  if (!poll.songs.some(({ isRemoved }) => isRemoved)) return false;
  const stands = (song: number) => poll.songs[song]?.isRemoved !== true;
  const held = choices.filter(stands);
  const isClickedOn = held.every((song) => clicks.some((click) => click.song === song));
  const [only] = clicks.length === 1 ? clicks : [];
  const isAsTold = only?.told !== 'counted' || !stands(only.song) || held.includes(only.song);
  return isClickedOn && isAsTold;
}

interface Course {
  readonly left: readonly VoteClick[];
  readonly ballot: Ballot;
}

function leadsTo(poll: Poll, { left, ballot }: Course, wanted: string): boolean {
  const isAllTold = left.every(({ told }) => told === 'unclear');
  if (isAllTold && ballot.choices.join() === wanted) return true;
  const firstAnswer = Math.min(...left.map(({ answeredAt }) => answeredAt));
  const possible = left.filter(({ pressedAt }) => pressedAt <= firstAnswer);
  return possible.some((click) => {
    const rest = left.filter((other) => other !== click);
    return ballotsAfter(poll, ballot, click).some((after) =>
      leadsTo(poll, { left: rest, ballot: after }, wanted),
    );
  });
}

/** The ballots that a click can leave behind; none when it cannot have been told what it was told. */
function ballotsAfter(poll: Poll, ballot: Ballot, { song, pressedAt, told }: VoteClick): readonly Ballot[] {
  // By the same clock for all of them: then a double click is one here, too.
  const id = clickName({ song, at: pressedAt - poll.createdAt });
  // Nothing was decided: the app did not find the poll there.
  if (told === 'not-counted') return [ballot];
  const verdict = decideVote({ ...poll, status: 'open' }, ballot, { id, song }, poll.createdAt);
  if (verdict.kind === 'counted-before') return told === 'counted' || told === 'unclear' ? [ballot] : [];
  const isOver = verdict.kind === 'refused' && verdict.reason === 'over-limit';
  switch (told) {
    case 'counted':
      return verdict.kind === 'accepted' ? [verdict.ballot] : [];
    case 'over-limit':
      return isOver ? [ballot] : [];
    case 'closed':
      return [ballot];
    case 'unclear':
      return verdict.kind === 'accepted' ? [verdict.ballot] : [];
  }
}
