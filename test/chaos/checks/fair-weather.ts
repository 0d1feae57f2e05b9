// What must hold of a run in which nothing went wrong. A fault that every storm would excuse shows here: an answer that
// tells nothing, a call too many, a picture that comes late.

import { isDeleted } from '../../../src/rules/poll/poll.ts';
import { pictureOfDraw } from './draw-invariants.ts';
import type { Evidence, PollEvidence } from './evidence.ts';
import { isApplied } from './exchanges.ts';
import { isSamePicture } from './history.ts';

type Invariant = (evidence: Evidence) => readonly string[];

/** What the stream, the names, the pace and somebody else's turn take together, in milliseconds. */
const soonMs = 6_000;
/** And the names of who took part, and the way to the poll. */
const announcedMs = soonMs + 1_000;

export const fairWeatherInvariants: Readonly<Record<string, Invariant>> = {
  'in fair weather everything is answered': everythingIsAnswered,
  'in fair weather nothing fails': nothingFails,
  'in fair weather there is one message and one announcement': ({ polls }) =>
    polls.flatMap(messagesAreSingle),
  'in fair weather nothing is drawn twice': ({ polls }) => polls.flatMap(nothingIsDrawnTwice),
  'in fair weather what changes is soon shown': ({ polls }) => polls.flatMap(changesShowSoon),
  'in fair weather the result is soon announced': ({ polls }) => polls.flatMap(announcedSoon),
};

function everythingIsAnswered({ deliveries }: Evidence): readonly string[] {
  return deliveries.flatMap(({ what, status }) => (status === 200 ? [] : [`${what} got ${status}`]));
}

function nothingFails({ logged, batches }: Evidence): readonly string[] {
  return [
    ...logged.flatMap(({ level, words }) => (level === 'INFO' ? [] : [words])),
    ...batches.flatMap(({ failures }) => (failures === 0 ? [] : ['a batch failed'])),
  ];
}

function messagesAreSingle({ poll, copies, announcements }: PollEvidence): readonly string[] {
  const expected = isDeleted(poll) ? 0 : 1;
  return copies.length === expected && announcements.length === expected
    ? []
    : [`${poll.id}: ${copies.length} messages, ${announcements.length} announcements`];
}

function nothingIsDrawnTwice({ poll, draws }: PollEvidence): readonly string[] {
  return draws.slice(1).flatMap((draw, at) => {
    const before = draws[at];
    const isRepeated = before !== undefined && before.request.body === draw.request.body;
    return isRepeated ? [`${poll.id}: ${draw.place} shows what ${before.place} did`] : [];
  });
}

/** What stood for so long has to have been shown by then. The first picture is the message as it was posted. */
function changesShowSoon({ poll, draws, history }: PollEvidence): readonly string[] {
  if (isDeleted(poll)) return [];
  return history.slice(1).flatMap((moment, at) => {
    const by = moment.at + soonMs;
    const next = history[at + 2];
    if (next !== undefined && next.at <= by) return [];
    // Hidden votes show nothing of it that could be compared.
    if (poll.votesShown === 'closed' && moment.status !== 'closed') return [];
    const isShown = draws.some(
      (draw) =>
        isApplied(draw) && (draw.effect?.at ?? Infinity) <= by && isSamePicture(pictureOfDraw(draw), moment),
    );
    return isShown ? [] : [`${poll.id}: ${moment.status} ${moment.votes} was not shown within ${soonMs} ms`];
  });
}

function announcedSoon({ poll, posts }: PollEvidence): readonly string[] {
  if (isDeleted(poll)) return [];
  const at = posts.find(isApplied)?.effect?.at ?? Infinity;
  const took = at - (poll.closedAt ?? Infinity);
  return took <= announcedMs ? [] : [`${poll.id}: ${took} ms after closing`];
}
