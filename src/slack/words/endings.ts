// How a poll ends by itself: in the head of its message, when it has, and in the reminder before it does.

export interface EndingWords {
  /** A phrase for the head of an open poll. */
  readonly closesAtVoters: (people: number) => string;
  /** Of a closed one, in the place of who closed it. */
  readonly enoughHaveVoted: (people: number) => string;
  /** mrkdwn; `at` in milliseconds since 1970. `voted` says how many have. */
  readonly reminder: (poll: { readonly at: number; readonly voted: string }) => string;
}
