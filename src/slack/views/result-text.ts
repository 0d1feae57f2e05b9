// How a poll ended, in sentences: for the closed poll, for the announcement, and for notifications. All plain.

import { outcome } from '../../rules/poll/outcome.ts';
import type { Poll, Result } from '../../rules/poll/poll.ts';
import type { Room } from '../kit/fitting.ts';
import type { Score } from '../words/result.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';
import { decisionSentence } from './decision-text.ts';
import { songInSentence, titleInSentence } from './poll-phrases.ts';

/** A closed poll with its result beside it. */
export interface EndedPoll {
  readonly poll: Poll;
  readonly result: Result;
}

/** In the closed poll itself: "🏆 Title by Artist wins with 5 of 9 votes." */
export function resultSentence(words: Words, ended: EndedPoll, room: Room): string {
  const { result: say, sentence } = words;
  const decided = outcome(ended.result);
  switch (decided.kind) {
    case 'no-votes':
      return andThen(words, ended.poll, { said: sentence(say.nobodyVoted), room });
    case 'winner': {
      const song = songInSentence(words, ended.poll, { number: decided.song, room });
      return sentence(`🏆 ${say.wins({ song, score: scoreOf(words, ended, decided.votes) })}`);
    }
    case 'tie': {
      const songs = songsInSentence(words, ended.poll, { numbers: decided.songs, room });
      const said = sentence(`🏆 ${say.isTie({ songs, votes: decided.votes })}`);
      return andThen(words, ended.poll, { said, room });
    }
  }
}

/** The announcement as one sentence, which also says of what poll it speaks. */
export function announcement(words: Words, ended: EndedPoll, room: Room): string {
  const { poll } = ended;
  const { result: say, sentence } = words;
  const decided = outcome(ended.result);
  switch (decided.kind) {
    case 'no-votes':
      return andThen(words, poll, { said: nobodyVotedIn(words, poll, room), room });
    case 'winner': {
      const song = songInSentence(words, poll, { number: decided.song, room });
      return sentence(`🏆 ${winsPoll(words, ended, { song, votes: decided.votes, room })}`);
    }
    case 'tie': {
      const songs = songsInSentence(words, poll, { numbers: decided.songs, room });
      const title = titleInSentence(words, poll, room);
      const said = sentence(`🏆 ${say.isTieInPoll({ songs, title, votes: decided.votes })}`);
      return andThen(words, poll, { said, room });
    }
  }
}

/** With what was decided since, where something was. */
function andThen(words: Words, poll: Poll, { said, room }: { said: string; room: Room }): string {
  const decided = decisionSentence(words, poll, room);
  return decided === undefined ? said : `${said} ${decided}`;
}

export function nobodyVotedIn(words: Words, poll: Poll, room: Room): string {
  return words.sentence(words.result.nobodyVotedInPoll(titleInSentence(words, poll, room)));
}

/** "Title by Artist wins “Which song?” with 5 of 9 votes". */
export function winsPoll(
  words: Words,
  ended: EndedPoll,
  { song, votes, room }: { song: string; votes: number; room: Room },
): string {
  const title = titleInSentence(words, ended.poll, room);
  return words.result.winsPoll({ song, title, score: scoreOf(words, ended, votes) });
}

function songsInSentence(
  words: Words,
  poll: Poll,
  { numbers, room }: { numbers: readonly number[]; room: Room },
) {
  return numbers.map((number) => songInSentence(words, poll, { number, room }));
}

function scoreOf(words: Words, { poll, result }: EndedPoll, votes: number): string {
  return sentenceOf(words.result.scores, score(poll, result, votes));
}

function score(poll: Poll, { votes: each, voters }: Result, votes: number): Score {
  const all = each.reduce((sum, some) => sum + some, 0);
  if (all <= 1) return { kind: 'only-vote' };
  if (poll.votesPerPerson === 1) {
    return votes === all ? { kind: 'all-votes', votes } : { kind: 'some-votes', votes, all };
  }
  return votes === voters ? { kind: 'all-voters', voters } : { kind: 'some-voters', votes, voters };
}
