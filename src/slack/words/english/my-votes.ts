// What My votes tells.

import type { MyVotesWords } from '../my-votes.ts';
import { quoted, votes } from './grammar.ts';

export const myVotes: MyVotesWords = {
  heading({ title, given, limit, isOpen }) {
    const poll = quoted(title);
    if (!isOpen) return `${poll} is closed. ${given === 0 ? 'You didn’t vote.' : 'You voted for:'}`;
    if (given === 0) {
      const left =
        limit === 'any' ? 'You can vote for as many songs as you like' : `You have ${votes(limit)}`;
      return `You haven’t voted in ${poll} yet. ${left}.`;
    }
    if (limit === 'any') return `You’ve voted in ${poll} for:`;
    const left = limit - given;
    return `You’ve used ${given} of ${votes(limit)} in ${poll}${left > 0 ? `, ${left} left` : ''}:`;
  },
  removeButton: 'Remove',
  removeFrom: (song) => `Remove your vote for ${song}`,
  wasRemoved: (title) => `Your vote for ${quoted(title)} was already removed.`,
};
