// How a poll ended.

import type { ResultWords } from '../result.ts';
import { listed, quoted, songs, votes } from './grammar.ts';

export const result: ResultWords = {
  scores: {
    'only-vote': 'with the only vote',
    'all-votes': (score) => `with all ${votes(score.votes)}`,
    'some-votes': (score) => `with ${score.votes} of ${votes(score.all)}`,
    'all-voters': (score) => `with votes from all ${score.voters} voters`,
    'some-voters': (score) => `with votes from ${score.votes} of ${score.voters} voters`,
  },
  wins: ({ song, score }) => `${song} wins ${score}`,
  isTie: (tie) => `It is a tie: ${shareFirstPlace(listed(tie.songs), tie.votes)}`,
  nobodyVoted: 'Nobody voted, so there is no winner',

  winsPoll: ({ song, title, score }) => `${song} wins ${quoted(title)} ${score}`,
  isTieInPoll: (tie) =>
    `It is a tie in ${quoted(tie.title)}: ${shareFirstPlace(listed(tie.songs), tie.votes)}`,
  isTieOfMany: (tie) =>
    `It is a tie in ${quoted(tie.title)}: ${shareFirstPlace(songs(tie.songs), tie.votes)}`,
  nobodyVotedInPoll: (title) => `Nobody voted in ${quoted(title)}, so there is no winner`,
  runnerUp: (song) => `${song.place}. ${song.title} (${votes(song.votes)})`,
};

const shareFirstPlace = (winners: string, each: number) =>
  `${winners} share first place with ${votes(each)} each`;
