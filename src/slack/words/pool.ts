// The pool of a channel: songs saved for a later poll.

import type { SongRefusal } from '../../rules/channel/rails.ts';
import type { Urgency } from '../../rules/pool/entry.ts';
import type { Had } from '../../rules/pool/had.ts';

/** What came of saving a song, or of a click in the pool. */
export type PoolNotice =
  | { readonly kind: 'saved'; readonly titles: readonly string[] }
  /** Somebody else had saved it; the reader wants it too. */
  | { readonly kind: 'supported'; readonly title: string }
  /** The reader had saved it. */
  | { readonly kind: 'saved-before'; readonly title: string }
  | { readonly kind: 'changed'; readonly title: string }
  /** It is wanted, and in a poll at this moment. */
  | { readonly kind: 'in-a-poll'; readonly title: string }
  /** `links` of those that wait are still to be looked up. */
  | { readonly kind: 'pool-full'; readonly limit: number; readonly links: number }
  | { readonly kind: 'own-full'; readonly limit: number; readonly links: number }
  /** `at` is when it won, in milliseconds since 1970; it is kept from coming back for so many weeks. */
  | ({ readonly kind: 'won-lately'; readonly title: string } & Had)
  /** The channel does not take it. */
  | { readonly kind: 'not-taken'; readonly title: string; readonly why: SongRefusal }
  /** The catalogue could not be asked; so many links are kept, and looked up later. */
  | { readonly kind: 'kept-links'; readonly links: number }
  /** A link that was kept: the catalogue did not answer for days, or knows no such song. */
  | { readonly kind: 'link-given-up' }
  | { readonly kind: 'link-leads-nowhere' }
  /** The pool has become full meanwhile, or that person's part of it. */
  | {
      readonly kind: 'link-had-no-room';
      readonly title: string;
      readonly isOwn: boolean;
      readonly limit: number;
    }
  /** The catalogue could not be asked about what was typed. */
  | { readonly kind: 'ask-again' }
  /** Links to albums, which hold many songs. */
  | { readonly kind: 'album-link' }
  | { readonly kind: 'no-links' }
  | { readonly kind: 'taken-back'; readonly titles: readonly string[] }
  | { readonly kind: 'links-taken-back' }
  | { readonly kind: 'removed'; readonly title: string }
  | { readonly kind: 'may-not-remove' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'note-saved' }
  /** Nothing was ticked that could be polled. */
  | { readonly kind: 'none-ticked' }
  | { readonly kind: 'looking' };

export interface PoolWords {
  /** In the window of a poll: takes the next songs of the pool. */
  readonly fill: string;
  readonly heading: string;
  readonly close: string;
  /** Posts nothing yet: opens the window of a poll with the songs that are ticked. */
  readonly pollThese: string;
  readonly tick: string;
  /** What the pool of a channel is, where nothing is in it. */
  readonly none: (command: string) => string;
  /** Above the list: how many songs wait, and in what order they stand. */
  readonly standing: (songs: number) => string;
  /** So many links wait for Spotify. */
  readonly waitingLinks: (links: number) => string;
  /** mrkdwn: `by` is a mention, which notifies nobody in a window; `since` in milliseconds since 1970. */
  readonly entry: (entry: {
    readonly by: string;
    readonly since: number;
    readonly urgency: Urgency;
    readonly others: number;
  }) => string;
  /** Leads to the message in which the song was found. */
  readonly source: string;
  readonly want: string;
  readonly wantSong: (song: string) => string;
  readonly takeBack: string;
  readonly takeBackSong: (song: string) => string;
  readonly remove: string;
  readonly removeSong: (song: string) => string;
  readonly next: string;
  readonly previous: string;

  /** Under the word that so many songs are saved. */
  readonly howUrgent: (songs: number) => string;
  readonly urgencies: Readonly<Record<Urgency, string>>;
  readonly undo: string;
  readonly addNote: string;
  readonly saveAnyway: string;
  readonly note: {
    readonly heading: string;
    readonly label: string;
    readonly example: string;
    readonly save: string;
    readonly cancel: string;
  };

  readonly suggest: {
    readonly heading: string;
    readonly search: string;
    readonly close: string;
    readonly field: { readonly label: string; readonly example: string; readonly hint: string };
    readonly save: string;
    readonly saveSong: (song: string) => string;
    readonly saved: string;
    readonly results: (query: string) => string;
    readonly linked: string;
  };
}
