// The one message that tells a channel how a poll ended: a winner, several in a tie, or that nobody voted. Where each vote
// went is in the poll's own message, to which it leads.

import type { AnyBlock } from '@slack/types';
import { Actions, BlockCollection, Button } from 'slack-block-builder';
import { outcome } from '../../rules/poll/outcome.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import type { Song } from '../../rules/poll/song.ts';
import { emptyTally, resultOf } from '../../rules/poll/tally.ts';
import { openWishes } from '../../rules/poll/ties.ts';
import { fittingBlocks, fittingText, type Room } from '../kit/fitting.ts';
import { actionIds, encodeClose } from '../kit/ids.ts';
import { gap, type Message } from '../kit/message.ts';
import { asTyped, asTypedAround, linkTo, mrkdwnContext, mrkdwnSection, titleLink } from '../kit/mrkdwn.ts';
import { inline } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import { attribution } from './attribution.ts';
import { decisionLines } from './decision-text.ts';
import { titleInSentence } from './poll-phrases.ts';
import { announcement, type EndedPoll, nobodyVotedIn, winsPoll } from './result-text.ts';
import { lineWithCover, titleAndArtists } from './song-row.ts';
import { details, songTitle, titleByArtists } from './song-text.ts';
import { knownNames, type Names } from './standing.ts';

/** What the announcement tells besides the result, as far as it is known. */
export interface Announced {
  /** Slack ids of those who voted, sorted. */
  readonly voters?: readonly string[];
  readonly names?: Names;
  /** The address of the poll's message. */
  readonly pollLink?: string | undefined;
  /** Whether what is left open can be decided by buttons in this message: in the poll's channel only. */
  readonly isDecidedHere?: boolean;
}

/**
 * The announcement of a closed poll.
 * @param words in the poll's language
 */
export function winnerMessage(words: Words, poll: Poll, announced: Announced = {}): Message {
  const ended: EndedPoll = { poll, result: poll.result ?? resultOf(emptyTally(poll.songs.length)) };
  return {
    text: fittingText((room) => announcement(words, ended, room)),
    blocks: fittingBlocks((room) => [
      ...winners(words, ended, room),
      ...(announced.isDecidedHere ? wishes(words, poll) : []),
      ...lastLine(words, ended, { ...announced, room }),
    ]),
  };
}

function winners(words: Words, ended: EndedPoll, room: Room): AnyBlock[] {
  const { poll, result } = ended;
  const decided = outcome(result);
  switch (decided.kind) {
    case 'no-votes':
      return [
        mrkdwnSection(
          [asTyped(nobodyVotedIn(words, poll, room)), ...decisionLines(words, poll, room)].join('\n'),
        ),
      ];
    case 'winner': {
      const song = poll.songs[decided.song];
      return song === undefined ? [] : [winner(words, ended, { song, votes: decided.votes, room })];
    }
    case 'tie': {
      const { songs, votes } = decided;
      const title = titleInSentence(words, poll, room);
      const tie = words.result.isTieOfMany({ songs: songs.length, title, votes });
      const tied = songs.flatMap((number) => poll.songs[number] ?? []);
      const lines = tied.map((song) => `🥇 ${titleAndArtists(words, song, room)}`);
      return [
        mrkdwnSection([`🏆 ${asTyped(tie)}`, ...lines, ...decisionLines(words, poll, room)].join('\n')),
      ];
    }
  }
}

const wishButtons = {
  'run-off': { actionId: actionIds.runOff, label: 'runOffButton' },
  toss: { actionId: actionIds.coinToss, label: 'tossButton' },
  'another-hour': { actionId: actionIds.anotherHour, label: 'anotherHourButton' },
} as const;

/** A button for each way that is open; whether somebody may press it is seen when it is pressed. */
function wishes({ ties }: Words, poll: Poll): AnyBlock[] {
  const buttons = openWishes(poll).map((wish) => {
    const { actionId, label } = wishButtons[wish];
    return Button({ text: ties[label], actionId, value: encodeClose(poll.id) });
  });
  return buttons.length === 0 ? [] : BlockCollection(Actions().elements(...buttons));
}

interface Won {
  readonly song: Song;
  readonly votes: number;
  readonly room: Room;
}

/** "🏆 *Title* by Artist wins “Friday song” with 5 of 9 votes", the song's details, and its cover beside both. */
function winner(words: Words, ended: EndedPoll, { song, votes, room }: Won): AnyBlock {
  const line = winsPoll(words, ended, {
    song: titleByArtists(words, song, { title: gap, most: room.artists }),
    votes,
    room,
  });
  const title = titleLink(song, inline(songTitle(words, song, room.title)));
  const text = `🏆 ${asTypedAround(line, title)}\n${asTyped(details(words, song, room))}`;
  return lineWithCover(words, song, { text, room });
}

/** "Ann, Bo, Cy and 6 more voted · See all votes · Songs from Spotify" */
function lastLine(
  words: Words,
  { poll, result }: EndedPoll,
  { voters = [], names = new Map(), pollLink, room }: Announced & { readonly room: Room },
): AnyBlock[] {
  const { tookPart, seeAllVotes, seePoll } = words.result;
  const known = knownNames(voters, names, room.name);
  const phrases = [
    ...(result.voters > 0 ? [asTyped(tookPart(known, result.voters - known.length))] : []),
    ...(pollLink === undefined ? [] : [linkTo(pollLink, result.voters > 0 ? seeAllVotes : seePoll)]),
    ...(result.voters > 0 ? attribution(words, poll.songs) : []),
  ];
  return phrases.length === 0 ? [] : [mrkdwnContext(phrases.join(' · '))];
}
