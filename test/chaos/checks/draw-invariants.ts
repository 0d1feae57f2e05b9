// What the message shows, and how Slack is asked to show it.

import { isDeleted } from '../../../src/rules/poll/poll.ts';
import { tally } from '../../../src/rules/poll/tally.ts';
import { isRefusedToken } from '../../../src/slack/gateway/slack-errors.ts';
import { pollMessage } from '../../slack/in-english.ts';
import { argumentOf } from '../world/purposes.ts';
import type { Exchange } from '../world/wire.ts';
import type { PollEvidence, PollInvariants } from './evidence.ts';
import { isApplied, orderOf, refusalIn } from './exchanges.ts';
import { isSamePicture, type Picture, pictureIn } from './history.ts';
import { inSlacksTerms } from './slacks-terms.ts';

/** Slack's own pace is 1.2 s for a busy poll. */
const paceMs = 1_200;

export const drawInvariants: PollInvariants = {
  'the message at rest shows what the table holds': messageIsTrue,
  'no draw shows an older state after a newer one': drawsGoForward,
  'draws keep their pace': drawsKeepPace,
  'Slack is left alone as long as it wants': pausesAreKept,
};

/** Unless it is deleted, or its channel takes no draws now. */
function messageIsTrue({
  poll,
  boxes,
  names,
  named,
  unnamed,
  message,
  place,
}: PollEvidence): readonly string[] {
  if (message === undefined || !place.takesDraws || isDeleted(poll)) return [];
  const shown = inSlacksTerms(message);
  const picture = (known: typeof names) => pollMessage(poll, tally(boxes, poll.songs), known);
  // Of a song's many voters only the first are asked for, and where one of these is not named nobody takes the place.
  const askedFor = new Map([...names].filter(([id]) => named.has(id)));
  for (const all of [names, askedFor]) {
    for (const known of namings(all, unnamed)) if (inSlacksTerms(picture(known)) === shown) return [];
  }
  return [`it shows "${message.text}" instead of "${picture(names).text}"`];
}

/** All names first, then without any of these people and any others of them. */
function* namings(
  names: PollEvidence['names'],
  unnamed: readonly string[],
): Generator<PollEvidence['names'], void> {
  const [person, ...others] = unnamed;
  if (person === undefined) {
    yield names;
    return;
  }
  yield* namings(names, others);
  yield* namings(new Map([...names].filter(([id]) => id !== person)), others);
}

/**
 * In the order in which Slack applied them. Slack has no conditional update: a call whose answer nobody heard may take
 * effect at any time, and what is asked of it is only that it is drawn over.
 */
function drawsGoForward({ poll, draws, history }: PollEvidence): readonly string[] {
  // Of hidden votes a draw shows nothing until the poll is closed: only its status goes forward.
  const looksSame = (moment: Picture, picture: Picture) =>
    poll.votesShown === 'closed' && picture.status !== 'closed'
      ? moment.status === picture.status
      : isSamePicture(moment, picture);
  const heard = draws
    .filter((draw) => isApplied(draw) && draw.heardAt !== undefined)
    .toSorted((one, other) => orderOf(one) - orderOf(other));
  let from = 0;
  return heard.flatMap((draw) => {
    const picture = pictureOfDraw(draw);
    const at = history.findIndex((moment, place) => place >= from && looksSame(moment, picture));
    if (at >= 0) from = at;
    return at >= 0
      ? []
      : [`${draw.sender.name} drew ${picture.status} ${picture.votes} too late, or out of nothing`];
  });
}

export const pictureOfDraw = ({ request }: Exchange) => pictureIn(argumentOf(request.body, 'text'));

/** Between two calls, unless the first was never answered: then its turn runs out. */
function drawsKeepPace({ draws }: PollEvidence): readonly string[] {
  return draws.flatMap((draw, at) => {
    const next = draws[at + 1];
    if (next === undefined || draw.heardAt === undefined) return [];
    // Nothing came of it, and nobody else is kept waiting.
    if (isRefusedToken(refusalIn(draw) ?? '')) return [];
    // The same draw, where the channel has moved or was joined again.
    if (refusalIn(draw) !== undefined && next.sender === draw.sender) return [];
    const pause = next.sentAt - draw.sentAt;
    return pause >= paceMs
      ? []
      : [
          `${pause} ms between two draws, by ${draw.sender.name} at ${new Date(draw.sentAt).toISOString().slice(11, 23)} (${refusalIn(draw) ?? 'taken'}) and ${next.sender.name}`,
        ];
  });
}

/** Whether nobody had taken the turn over by then: who reads for too long loses it, and does not know. */
function isInTurn({ sender, sentAt }: Exchange, turns: readonly Exchange[]): boolean {
  const before = turns.filter(({ effect }) => (effect?.at ?? Infinity) <= sentAt);
  const last = before.toSorted((one, other) => orderOf(one) - orderOf(other)).at(-1);
  return last?.sender === sender;
}

/** From when it is noted that Slack wants a pause: until then nobody but who was told can know of it. */
function pausesAreKept({ draws, drawNotes, turns }: PollEvidence): readonly string[] {
  return draws.flatMap(({ sender, fault, answeredAt }) => {
    if (fault?.kind !== 'busy' || answeredAt === undefined) return [];
    const note = drawNotes.find(
      (noted) => noted.sender === sender && noted.sentAt >= answeredAt && isApplied(noted),
    );
    const from = note?.effect?.at ?? Infinity;
    const until = answeredAt + fault.retryAfter * 1_000;
    const tooEarly = draws.filter(
      (draw) => draw.sentAt > from && draw.sentAt < until && isInTurn(draw, turns),
    );
    return tooEarly.map(({ sentAt }) => `asked ${until - sentAt} ms before its time`);
  });
}
