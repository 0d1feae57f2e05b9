// The window in which songs are added to a poll that is open already.

import type { SongRefusal } from '../../rules/channel/rails.ts';
import type { Had } from '../../rules/pool/had.ts';

/** What came of a click in it, or why no song can be added. */
export type AddingNotice =
  | { readonly kind: 'added'; readonly title: string }
  | { readonly kind: 'already-there'; readonly title: string }
  | { readonly kind: 'taken-back'; readonly title: string }
  /** Somebody's vote for a song is given. */
  | { readonly kind: 'voted'; readonly title: string }
  /** The poll is not read yet. */
  | { readonly kind: 'looking' }
  | { readonly kind: 'closed' }
  /** The poll is deleted, or was never there. */
  | { readonly kind: 'poll-gone' }
  | { readonly kind: 'may-not-add'; readonly owner: string }
  | { readonly kind: 'over-limit'; readonly limit: number }
  /** The channel does not take it. */
  | { readonly kind: 'song-refused'; readonly title: string; readonly why: SongRefusal }
  /** It won in the channel then (milliseconds since 1970), and is kept from coming back for so many weeks. */
  | ({
      readonly kind: 'won-lately';
      readonly title: string;
      /** The catalogue's id of the song, where its person may add it all the same. */
      readonly anyway?: string;
    } & Had)
  | { readonly kind: 'full' }
  /** As many songs have come and gone as a poll can have had. */
  | { readonly kind: 'used-up' }
  /** Taking back: the song is not in the poll any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'not-theirs' }
  | { readonly kind: 'has-votes'; readonly title: string }
  /** In a poll that hides its votes somebody has voted, for whichever song. */
  | { readonly kind: 'has-voters'; readonly title: string }
  | { readonly kind: 'too-few'; readonly title: string };

export interface AddingWords {
  /** On the poll's message. */
  readonly button: string;
  readonly heading: string;
  readonly search: string;
  readonly close: string;
  readonly field: { readonly label: string; readonly example: string; readonly hint: string };
  readonly standing: (poll: { title: string; songs: number }) => string;
  /** How many songs somebody may still add. */
  readonly room: (songs: number) => string;
  readonly results: (query: string) => string;
  readonly linked: string;
  /** The button beside a song that stands in the poll. */
  readonly inPoll: string;
  readonly takeBack: string;
  readonly takeBackSong: (song: string) => string;
  /** In the place of Vote once the vote is given. */
  readonly voted: string;
  readonly own: string;
  /** On the poll's message, below a song. */
  readonly addedBy: (name: string) => string;
}
