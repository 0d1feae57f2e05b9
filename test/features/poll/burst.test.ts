// Must hold: a whole company votes at the same moment, over several instances, while the stream draws.

import { expect, test } from 'vitest';
import { isJsonObject, objectsOf, stringOf } from '../../../src/playground/protocol/json.ts';
import { clickName } from '../../../src/rules/poll/click-name.ts';
import { decideVote, emptyBallot } from '../../../src/rules/poll/voting.ts';
import { decodeVote } from '../../../src/slack/kit/ids.ts';
import { startWorld, type World } from '../../world.ts';
import { type PostedRef, postPoll, readTruth, type Truth, untruths } from '../poll-at-hand.ts';

const people = 200;
/** How many clicks are under way at any time: what all instances share here is one process on one machine. */
const atOnce = 24;
const songs = 3;
/** The songs each person clicks, one after the other: every order of them comes up. */
const clicksOf = (person: number) =>
  [person, Math.floor(person / 3), person % 5].map((click) => click % songs);

test('200 people click three times each: the message ends true, at a measured pace', {
  timeout: 60_000,
}, async () => {
  const world = await startWorld({ isLive: true, instances: 4 });
  world.spotify.close();
  const poll = await postPoll(world, { votesPerPerson: 2 });
  const crowd = Array.from({ length: people }, (_, at) => world.slack.addPerson(`person ${at}`));
  world.stream.start();
  await inLanes(crowd.map((person, at) => () => clickThrough(person, poll, clicksOf(at))));
  await world.stream.stop();
  await world.settle();
  const truth = await readTruth(world, poll);
  expect(untruths(world, poll, truth)).toEqual([]);
  expect(ballotsOf(truth, crowd)).toEqual(
    crowd.map(({ id }) => ballotAfter(truth, clicksBy(world, poll, id))),
  );
  expect(pausesBetweenDraws(world).filter((pause) => pause < 1_200)).toEqual([]);
  expect(world.slack.failures).toEqual([]);
  expect(world.slack.problems).toEqual([]);
});

async function inLanes(acts: readonly (() => Promise<void>)[]): Promise<void> {
  const left = acts.values();
  const lane = async () => {
    for (const act of left) await act();
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

type Clicker = Pick<World['ann'], 'presses'>;

async function clickThrough(person: Clicker, poll: PostedRef, clicks: readonly number[]): Promise<void> {
  for (const song of clicks) await person.presses('Vote', { in: poll, beside: `Song ${song + 1}` });
}

function ballotsOf({ ballots }: Truth, crowd: readonly { readonly id: string }[]) {
  return crowd.map(({ id }) => ballots.get(id)?.choices);
}

/** A person's clicks as Slack has delivered them: some come so soon that two on one song are a double click. */
function clicksBy({ slack }: World, { ts }: PostedRef, person: string) {
  const own = slack.deliveries.filter(
    ({ body }) => isJsonObject(body['user']) && body['user']['id'] === person,
  );
  return own.flatMap(({ body }) => {
    const [action = {}] = objectsOf(body['actions']);
    const song = decodeVote(action['value'])?.song;
    return song === undefined
      ? []
      : [{ song, at: Math.round((Number(stringOf(action['action_ts'])) - Number(ts)) * 1_000) }];
  });
}

/** What a person's clicks in their order lead to. */
function ballotAfter({ poll }: Truth, clicks: ReturnType<typeof clicksBy>): readonly number[] {
  return clicks.reduce((ballot, click) => {
    const named = { song: click.song, id: clickName(click) };
    const verdict = decideVote(poll, ballot, named, poll.createdAt);
    return verdict.kind === 'accepted' ? verdict.ballot : ballot;
  }, emptyBallot).choices;
}

function pausesBetweenDraws({ slack }: World): readonly number[] {
  const times = slack.callsOf('chat.update').map((call) => call.receivedAt);
  return times.slice(1).map((time, at) => time - (times[at] ?? 0));
}
