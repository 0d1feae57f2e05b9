// How a poll ended.

import type { ResultWords } from '../result.ts';
import { counted, listed, quoted, songs, votes } from './grammar.ts';

export const result: ResultWords = {
  scores: {
    'only-vote': 'with 1 vote',
    'all-votes': (score) => `with ${everyOne(score.votes)} votes`,
    'some-votes': (score) => `with ${score.votes} of ${votes(score.all)}`,
    'all-voters': (score) => `with votes from ${everyOne(score.voters)} voters`,
    'some-voters': (score) => `with votes from ${score.votes} of ${score.voters} voters`,
  },
  wins: ({ song, score }) => `${song} wins ${score}`,
  isTie: (tie) => `It’s a tie: ${shareFirstPlace(listed(tie.songs), tie.votes)}`,
  isTieHere: (tie) => `It’s a tie: ${tied(tie)}`,
  nobodyVoted: 'Nobody voted, so there’s no winner',

  winsPoll: ({ song, title, score }) => `${song} wins ${quoted(title)} ${score}`,
  isTieInPoll: (tie) =>
    `It’s a tie in ${quoted(tie.title)}: ${shareFirstPlace(listed(tie.songs), tie.votes)}`,
  isTieOfMany: (tie) => `It’s a tie in ${quoted(tie.title)}: ${tied(tie)}`,
  nobodyVotedInPoll: (title) => `Nobody voted in ${quoted(title)}, so there’s no winner`,
  tookPart: (names, more) => `${listed(more === 0 ? names : [...names, others(names.length, more)])} voted`,
  seeAllVotes: 'See all votes',
  seePoll: 'See the poll',
  runnerUp: (song) => `${song.place}. ${song.title} (${votes(song.votes)})`,
};

const everyOne = (count: number) => (count === 2 ? 'both' : `all ${count}`);

/** "3 people", and behind names "3 more". */
const others = (named: number, more: number) =>
  named > 0 ? `${more} more` : counted(more, { one: 'person', other: 'people' });

const tied = (tie: { readonly songs: number; readonly votes: number }) =>
  `${songs(tie.songs)} with ${votes(tie.votes)} each`;

const shareFirstPlace = (winners: string, each: number) =>
  `${winners} share first place with ${votes(each)} each`;
