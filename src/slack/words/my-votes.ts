// What My votes tells one person in private: which songs hold that person's votes, and how many are left.

import type { VotesPerPerson } from '../../rules/poll/settings.ts';

export interface MyVotesWords {
  /** Above the songs that hold votes, or in their place where there are none. */
  readonly heading: (standing: {
    readonly title: string;
    readonly given: number;
    readonly limit: VotesPerPerson;
    /** Whether votes can still be given and removed. */
    readonly isOpen: boolean;
  }) => string;
  readonly removeButton: string;
  /** What a screen reader says of that button. */
  readonly removeFrom: (song: string) => string;
  /** Above the standing, where somebody removes a vote that is gone already. */
  readonly wasRemoved: (title: string) => string;
}
