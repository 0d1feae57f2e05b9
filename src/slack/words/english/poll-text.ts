// A poll as text alone.

import type { PollTextWords } from '../poll-text.ts';
import { quoted, votes } from './grammar.ts';

export const pollText: PollTextWords = {
  asks: (poll) => `${poll.owner} asks: ${quoted(poll.title)} ${poll.votes}.`,
  isClosed: (title) => `The song poll ${quoted(title)} is closed.`,
  standing(song) {
    const line = `${song.number}. ${song.song}`;
    if (song.votes === undefined) return line;
    return `${line}: ${song.votes === 0 ? 'no votes' : votes(song.votes)}`;
  },
};
