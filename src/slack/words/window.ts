// The window in which a poll is put together, when nothing has gone wrong. What went wrong is in notices.ts, why a poll
// cannot be posted in form-errors.ts.

export interface WindowWords {
  readonly heading: string;
  readonly post: string;
  readonly close: string;
  readonly draftKept: string;

  readonly title: { readonly label: string };
  readonly search: {
    readonly label: string;
    readonly example: string;
    readonly hint: string;
    /** So many links could not be followed and are kept. */
    readonly linksLeft: (links: number) => string;
    readonly lookUp: string;
  };
  readonly channel: { readonly label: string; readonly example: string };

  readonly results: {
    readonly heading: (query: string) => string;
    readonly add: string;
    readonly addSong: (song: string) => string;
    /** In the place of `add` once a song is picked; pressing it takes the song out. */
    readonly added: string;
    readonly takeOut: (song: string) => string;
    readonly more: string;
    readonly previous: string;
    /** Below the last result, where there are more than are kept. */
    readonly end: string;
  };
  readonly picks: {
    readonly heading: (picked: number) => string;
    readonly none: string;
    /** While there are results: so many of them are picked, and marked there. */
    readonly below: (marked: number) => string;
    /** The same where there is room for no more, and none of them is below. */
    readonly full: string;
    readonly remove: string;
    readonly removeSong: (song: string) => string;
  };
  readonly startOver: {
    readonly button: string;
    readonly title: string;
    readonly text: string;
    readonly keepDraft: string;
  };
}
