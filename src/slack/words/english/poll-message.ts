// The message of a poll.

import type { PollMessageWords } from '../poll-message.ts';
import { at, counted, listed, votes } from './grammar.ts';

const voteButton = 'Vote';
const closeButton = 'Close poll';

export const pollMessage: PollMessageWords = {
  defaultTitle: 'Which song shall we play?',
  somebody: 'Somebody',

  askedBy: (name) => `Asked by ${name}`,
  votesPerPerson: (most) => (most === 'any' ? 'Any number of votes per person' : `${votes(most)} per person`),
  nobodyHasVotedYet: 'Nobody has voted yet',
  nobodyVoted: 'Nobody voted',
  haveVoted: (people) => counted(people, { one: 'person has voted', other: 'people have voted' }),

  closesAt: (time) => at(time, 'Closes'),
  openUntil: (closers, owner) =>
    closers === 'anyone' ? 'Open until someone closes it' : `Open until ${owner} closes it`,
  countingVotes: 'Counting the votes…',
  closed: 'Closed',
  closedBy: (name) => `Closed by ${name}`,
  timeWasUp: 'Closed because its time was up',

  noVotesYet: 'No votes yet',
  noVotes: 'No votes',
  votes,
  voters: (names, more) => listed(more === 0 ? names : [...names, `${more} more`]),

  voteButton,
  voteAgainButton: 'Vote again',
  voteFor: (song) => `Vote for ${song}`,
  howToVote: (most) =>
    `Press ${voteButton} again to take a vote back${most === 1 ? ', or on another song to switch' : ''}.`,
  howToClose: (closers, owner) => {
    const who = closers === 'anyone' ? 'Anyone here' : `Only ${owner}`;
    return `${who} can close the poll: press ${closeButton}, or react to it with :lock:.`;
  },
  songsFromSpotify: 'Songs from Spotify',
  close: {
    button: closeButton,
    title: 'Close this poll?',
    text: 'Voting ends now and the result is announced. This cannot be undone.',
    keepOpen: 'Keep it open',
  },
};
