// The message of a poll.

import type { PollMessageWords } from '../poll-message.ts';
import { at, counted, listed, votes } from './grammar.ts';

const voteButton = 'Vote';
const closeButton = 'Close poll';

export const pollMessage: PollMessageWords = {
  defaultTitle: 'Which song shall we play?',
  somebody: 'Somebody',

  startedBy: (name) => `Started by ${name}`,
  votesEach: (most) => (most === 'any' ? 'Any number of votes each' : `${votes(most)} each`),
  nobodyHasVotedYet: 'Nobody has voted yet',
  nobodyVoted: 'Nobody voted',
  haveVoted: (people) => counted(people, { one: 'person has voted', other: 'people have voted' }),
  voted: (people) => counted(people, { one: 'person voted', other: 'people voted' }),

  closesAt: (time) => at(time, 'Closes'),
  openUntil: (closers, owner) =>
    closers === 'anyone' ? 'Open until someone closes it' : `Open until ${owner} closes it`,
  countingVotes: 'Counting the votes…',
  closed: 'Closed',
  closedBy: (name) => `Closed by ${name}`,
  timeWasUp: 'Closed: time’s up',
  seeAnnouncement: 'See the announcement',

  noSongsYet: 'No songs yet. Press “Add a song” to put the first one in.',
  noSongs: 'Nobody added a song',
  noVotesYet: 'No votes yet',
  noVotes: 'No votes',
  votes,
  voters: (names, more) => listed(more === 0 ? names : [...names, `${more} more`]),

  voteButton,
  voteAgainButton: 'Vote again',
  voteFor: (song) => `Vote for ${song}`,
  howToUndo: `Click ${voteButton} again to remove your vote`,
  howToClose: (closers, owner) =>
    closers === 'anyone' ? 'A 🔒 reaction closes the poll' : `${owner}’s 🔒 closes the poll`,
  myVotes: 'My votes',
  songsFromSpotify: 'Songs from Spotify',
  close: {
    button: closeButton,
    title: 'Close this poll?',
    text: 'If you’re allowed to close it, voting ends now and the result is posted. This can’t be undone.',
    keepOpen: 'Keep it open',
  },
};
