// Answers that only one person sees: why a click did nothing. Each says what to do next.

import type { VotesPerPerson } from '../../rules/poll/poll.ts';
import type { Song } from '../../rules/poll/song.ts';
import { type Message, plainMessage } from '../kit/message.ts';
import { inline, listed, oneLine, quantity, shortLine } from '../kit/text.ts';
import { songTitle } from './song-words.ts';

export type PrivateWord =
  | { readonly kind: 'poll-closed' }
  /** The person's votes are all given; `songs` hold them. */
  | { readonly kind: 'over-limit'; readonly limit: VotesPerPerson; readonly songs: readonly Song[] }
  /** Never was, or deleted after its time. */
  | { readonly kind: 'poll-unknown' }
  /** The button's poll has its message elsewhere. */
  | { readonly kind: 'other-message' }
  | { readonly kind: 'no-such-song' }
  | { readonly kind: 'may-not-close'; readonly owner: string }
  | { readonly kind: 'already-closed' }
  /** Slack did not open the modal, mostly because three seconds were over. */
  | { readonly kind: 'not-opened'; readonly command: string }
  /** A setting of the app is missing or wrong. */
  | { readonly kind: 'not-set-up' }
  | { readonly kind: 'went-wrong' };

/** The answer as a message; songs and names show as they are and notify nobody. */
export function privateMessage(word: PrivateWord): Message {
  return plainMessage(privateSentence(word));
}

export function privateSentence(word: PrivateWord): string {
  switch (word.kind) {
    case 'poll-closed':
      return 'This poll is closed, so your click was not counted.';
    case 'over-limit':
      return overLimit(word.limit, word.songs);
    case 'poll-unknown':
      return 'This poll is not kept any more, so your click was not counted. You can start a new one.';
    case 'other-message':
      return 'This copy of the poll is not the live one, so your click was not counted. Look for the other one in this channel.';
    case 'no-such-song':
      return 'That song is not in this poll, so your click was not counted.';
    case 'may-not-close':
      return `Only ${inline(shortLine(word.owner, 40, 'whoever started it'))} can close this poll. Nothing was changed.`;
    case 'already-closed':
      return 'This poll is closed already. The result is in the channel.';
    case 'not-opened':
      return `The window could not be opened in time. Please type ${oneLine(word.command)} again.`;
    case 'not-set-up':
      return 'I am not set up right, so nothing was done. Whoever looks after me finds in my log which setting is missing or wrong.';
    case 'went-wrong':
      return 'Something went wrong, and this may not have gone through. Please look, and try again.';
  }
}

function overLimit(limit: VotesPerPerson, songs: readonly Song[]): string {
  const held = listed(songs.map((song) => `“${inline(songTitle(song, 80))}”`));
  const given = limit === 'any' ? 'all your votes' : `your ${quantity(limit, 'vote')}`;
  const where = held === '' ? '' : ` to ${held}`;
  return `You have given ${given}${where}. To choose another song, first press Vote on one of those to take it back.`;
}
