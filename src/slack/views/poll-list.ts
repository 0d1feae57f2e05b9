// The private list of a conversation's open polls: each with a link to it, who has started it, until when it is open, and a
// button where the reader may close it.

import type { SectionBlock } from '@slack/types';
import type { Poll } from '../../rules/poll/poll.ts';
import { actionIds, encodeClose } from '../kit/ids.ts';
import { mostCharactersInBlocks, mostInButtonLabel } from '../kit/limits.ts';
import { type Message, plainContext, plainSection, plainText } from '../kit/message.ts';
import { asTyped, bold, linkTo, mrkdwnSection } from '../kit/mrkdwn.ts';
import { cutForField, escapeMrkdwn, inline } from '../kit/text.ts';
import type { PrivateAnswer } from '../words/private-answers.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';
import { ownerName, pollTitle } from './poll-phrases.ts';

/** Of the fifty blocks that Slack takes. */
export const mostListed = 20;
const titleLengths = [100, 50] as const;

export interface ListedPoll {
  readonly poll: Poll;
  readonly mayClose: boolean;
  /** Where its message is; absent where Slack does not tell. */
  readonly url?: string;
}

export interface PollList {
  /** Newest first, at most `mostListed`. */
  readonly polls: readonly ListedPoll[];
  /** How many more there are. */
  readonly more: number;
  /** What came of the press of a button in the list before. */
  readonly says?: PrivateAnswer;
  readonly asksWhich: boolean;
}

/** As many of the polls as Slack takes in one message; rather with short titles than fewer. */
export function pollListMessage(words: Words, list: PollList): Message {
  const [roomiest, ...tighter] = titleLengths;
  const first = write(words, list, roomiest);
  const written = tighter.reduce(
    (before, length) => (isTaken(before) ? before : write(words, list, length)),
    first,
  );
  if (isTaken(written) || list.polls.length <= 1) return written;
  return pollListMessage(words, { ...list, polls: list.polls.slice(0, -1), more: list.more + 1 });
}

/** Counted like the strictest reader, as in kit/fitting.ts. */
const isTaken = ({ blocks }: Message) =>
  escapeMrkdwn(JSON.stringify(blocks)).length <= mostCharactersInBlocks;

function write(words: Words, { polls, more, says, asksWhich }: PollList, most: number): Message {
  const { heading, whichToClose, noneLeft } = words.pollList;
  const asks = asksWhich ? whichToClose : heading;
  const said = says === undefined ? [] : [sentenceOf(words.privateAnswers, says)];
  const begins = [...said, polls.length === 0 ? noneLeft : asks];
  const ends = more > 0 ? [words.pollList.more(more)] : [];
  const titles = polls.map(({ poll }) => inline(pollTitle(words, poll, most)));
  return {
    text: escapeMrkdwn([...begins, ...titles.map((title) => `• ${title}`), ...ends].join('\n')),
    blocks: [
      ...begins.map(plainSection),
      ...polls.map((listed) => listedPoll(words, listed, most)),
      ...ends.map(plainContext),
    ],
  };
}

/** Its title and who has started it, and below until when it is open. */
function listedPoll(words: Words, { poll, mayClose, url }: ListedPoll, most: number): SectionBlock {
  const { closesAt, openUntil } = words.pollMessage;
  const owner = ownerName(words, poll);
  const title = bold(linkTo(url, inline(pollTitle(words, poll, most))));
  const state =
    poll.closesAt === undefined ? asTyped(openUntil(poll.closers, owner)) : closesAt(poll.closesAt);
  const text = `${title} · ${asTyped(words.pollList.startedBy(owner))}\n${state}`;
  return { ...mrkdwnSection(text), ...(mayClose && { accessory: closeButton(words, poll) }) };
}

function closeButton(words: Words, poll: Poll) {
  const label = words.pollList.closeLabel(inline(pollTitle(words, poll)));
  return {
    type: 'button',
    action_id: actionIds.closeListed,
    text: plainText(words.pollMessage.close.button),
    value: encodeClose(poll.id),
    accessibility_label: cutForField(label, mostInButtonLabel),
  } as const;
}
