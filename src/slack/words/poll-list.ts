// The private list of a conversation's open polls.

export interface PollListWords {
  readonly heading: string;
  /** In the place of the heading, when the reader has asked to close one of several. */
  readonly whichToClose: string;
  /** Where the last one of the list was closed. */
  readonly noneLeft: string;
  readonly startedBy: (owner: string) => string;
  /** For screen readers: the button of one poll among several. */
  readonly closeLabel: (title: string) => string;
  /** So many are not listed, because they are older. */
  readonly more: (polls: number) => string;
}
