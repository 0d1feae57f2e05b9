// A poll as text alone: what notifications show and screen readers say.

export interface PollTextWords {
  /** `votes` says how many each person has. */
  readonly asks: (poll: { readonly owner: string; readonly title: string; readonly votes: string }) => string;
  readonly isClosed: (title: string) => string;
  /** "1. Under Pressure by Queen: 3 votes"; `number` is the song's in the poll. */
  readonly standing: (song: {
    readonly number: number;
    readonly song: string;
    /** Undefined while they are hidden. */
    readonly votes: number | undefined;
  }) => string;
}
