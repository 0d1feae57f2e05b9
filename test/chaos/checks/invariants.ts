// What must hold after every run. Each invariant is a function that tells what it found broken.

import { boxesPerPoll } from '../../../src/rules/poll/ballot-box.ts';
import { resultOf, tally } from '../../../src/rules/poll/tally.ts';
import { pollMessage } from '../../../src/slack/views/poll-message.ts';
import { winnerMessage } from '../../../src/slack/views/winner-message.ts';
import { clockTime } from '../world/chronicle.ts';
import { argumentOf } from '../world/purposes.ts';
import type { Exchange } from '../world/wire.ts';
import { isExplained } from './clicks.ts';
import type { Evidence, PollEvidence } from './evidence.ts';
import { isSamePicture, pictureIn } from './history.ts';

/** Slack's own pace is 1.2 s for a busy poll. */
const paceMs = 1_200;

type PollInvariant = (poll: PollEvidence) => readonly string[];

const pollInvariants: Readonly<Record<string, PollInvariant>> = {
  'every accepted vote is in the tally, every refused one is not': votesAreAsTold,
  'nobody is over the limit': nobodyIsOverTheLimit,
  'the counts of each box equal its ballots': countsEqualBallots,
  'the message at rest shows what the table holds': messageIsTrue,
  'no draw shows an older state after a newer one': drawsGoForward,
  'draws keep their pace': drawsKeepPace,
  'the poll is closed and its boxes are sealed': pollIsClosed,
  'the result equals the sealed boxes': resultEqualsBoxes,
  'the announcement tells the result': announcementsTellResult,
  'the result is announced': resultIsAnnounced,
  'the result is announced once unless nobody could know that it was': announcedOnce,
};

/** All that is broken, each with the invariant's name; empty when everything holds. */
export function complaintsAbout(evidence: Evidence): readonly string[] {
  const aboutPolls = evidence.polls.flatMap((poll) =>
    Object.entries(pollInvariants).flatMap(([name, invariant]) =>
      invariant(poll).map((complaint) => `${name}: ${poll.poll.id}: ${complaint}`),
    ),
  );
  return [
    ...aboutPolls,
    ...evidence.due.map((key) => `nothing is left in the due index: ${key}`),
    ...evidence.problems.map((problem) => `Slack takes what the app sends: ${problem}`),
  ];
}

const ballotsOf = ({ boxes }: PollEvidence) => boxes.flatMap((box) => [...box.ballots]);

function votesAreAsTold(evidence: PollEvidence): readonly string[] {
  const { poll, clicks, names } = evidence;
  const ballots = new Map(ballotsOf(evidence));
  const people = new Set([...clicks.map(({ person }) => person), ...ballots.keys()]);
  return [...people].flatMap((person) => {
    const own = clicks.filter((click) => click.person === person);
    const choices = ballots.get(person)?.choices ?? [];
    if (isExplained(poll, own, choices)) return [];
    const told = own.map(
      ({ song, told, pressedAt }) => `Song ${song + 1} at ${clockTime(pressedAt)}: ${told}`,
    );
    const held = choices.map((song) => `Song ${song + 1}`);
    return [`${names.get(person)} has given [${held.join(', ')}] after clicking ${told.join('; ')}`];
  });
}

function nobodyIsOverTheLimit(evidence: PollEvidence): readonly string[] {
  const { votesPerPerson: limit } = evidence.poll;
  return ballotsOf(evidence).flatMap(([person, { choices }]) =>
    limit === 'any' || choices.length <= limit ? [] : [`${person} holds [${choices}] of ${limit}`],
  );
}

function countsEqualBallots({ boxes, poll }: PollEvidence): readonly string[] {
  return boxes.flatMap(({ ballots, votes }, box) => {
    const choices = [...ballots.values()].flatMap((ballot) => ballot.choices);
    const counted = poll.songs.map((_, song) => votes.get(song) ?? 0).join();
    const held = poll.songs.map((_, song) => choices.filter((choice) => choice === song).length).join();
    return counted === held ? [] : [`box ${box} counts ${counted} for ballots ${held}`];
  });
}

function messageIsTrue({ poll, boxes, names, message }: PollEvidence): readonly string[] {
  const expected = pollMessage(poll, tally(boxes, poll.songs.length), names);
  const isTrue =
    message?.text === expected.text && withoutIds(message.blocks) === withoutIds(expected.blocks);
  return isTrue ? [] : [`it shows "${message?.text}" instead of "${expected.text}"`];
}

/** Slack fills in the ids of blocks. */
function withoutIds(blocks: unknown): string {
  return JSON.stringify(blocks, (key, value: unknown) => (key === 'block_id' ? undefined : value));
}

/**
 * In the order in which Slack applied them. Slack has no conditional update: a call whose answer nobody heard may take
 * effect at any time, and what is asked of it is only that it is drawn over.
 */
function drawsGoForward({ draws, history }: PollEvidence): readonly string[] {
  const heard = draws
    .filter((draw) => isApplied(draw) && draw.heardAt !== undefined)
    .toSorted((one, other) => (one.effect?.order ?? 0) - (other.effect?.order ?? 0));
  let from = 0;
  return heard.flatMap(({ request, sender }) => {
    const picture = pictureIn(argumentOf(request.body, 'text'));
    const at = history.findIndex((moment, place) => place >= from && isSamePicture(moment, picture));
    if (at >= 0) from = at;
    return at >= 0
      ? []
      : [`${sender.name} drew ${picture.status} ${picture.votes} too late, or out of nothing`];
  });
}

/** Between two calls, unless the first was never answered: then its turn runs out. */
function drawsKeepPace({ draws }: PollEvidence): readonly string[] {
  return draws.flatMap((draw, at) => {
    const next = draws[at + 1];
    if (next === undefined || draw.heardAt === undefined) return [];
    const pause = next.sentAt - draw.sentAt;
    return pause >= paceMs ? [] : [`${pause} ms between two draws`];
  });
}

function pollIsClosed({ poll, sealed }: PollEvidence): readonly string[] {
  return [
    ...(poll.status === 'closed' ? [] : [`it is ${poll.status}`]),
    ...(sealed === boxesPerPoll ? [] : [`${sealed} boxes are sealed`]),
  ];
}

function resultEqualsBoxes({ poll, boxes }: PollEvidence): readonly string[] {
  const counted = resultOf(tally(boxes, poll.songs.length));
  const isEqual = poll.result?.votes.join() === counted.votes.join() && poll.result.voters === counted.voters;
  return isEqual ? [] : [`the result is ${poll.result?.votes}, the boxes hold ${counted.votes}`];
}

function announcementsTellResult({ poll, announcements }: PollEvidence): readonly string[] {
  const expected = winnerMessage(poll);
  return announcements.flatMap(({ text, blocks }) =>
    text === expected.text && withoutIds(blocks) === withoutIds(expected.blocks)
      ? []
      : [`announced "${text}"`],
  );
}

function resultIsAnnounced({ announcements }: PollEvidence): readonly string[] {
  return announcements.length > 0 ? [] : ['it never was'];
}

/**
 * Slack can be asked to post once only by looking first. Whoever posted and could not note it (dead, or without an
 * answer) leaves a message that nobody knows of; beside those there is one.
 */
function announcedOnce({ posts, notes }: PollEvidence): readonly string[] {
  const known = posts.filter((post) => isNoted(post, notes)).length;
  return known <= 1 ? [] : [`${known} times by those who knew that they had`];
}

/** Whether Slack has done what was asked. */
export const isApplied = ({ effect }: Exchange): boolean => effect?.answer.status === 200;

/** Whether who posted heard of it and lived to write it down. */
export function isNoted(post: Exchange, notes: readonly Exchange[]): boolean {
  const { heardAt, sender } = post;
  if (!isApplied(post) || heardAt === undefined) return false;
  return notes.some((note) => note.sender === sender && note.sentAt >= heardAt);
}
