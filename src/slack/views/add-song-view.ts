// What the window shows in which a song is added to an open poll.

import type { Adder } from '../../rules/poll/editing.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import type { Song } from '../../rules/poll/song.ts';
import type { AddingMetadata } from '../kit/adding-metadata.ts';
import type { AddingNotice } from '../words/adding.ts';
import type { Notice } from '../words/notices.ts';
import type { PrivateAnswer } from '../words/private-answers.ts';

/** One page of what was found. */
export interface FoundToAdd {
  /** The words searched for; undefined where links were followed. */
  readonly query: string | undefined;
  readonly songs: readonly Song[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/** A line on how the last click went: the window's own, the search's, or what is said of a vote elsewhere. */
export type AddingLine =
  | { readonly of: 'adding'; readonly notice: AddingNotice }
  | { readonly of: 'search'; readonly notice: Notice }
  | { readonly of: 'vote'; readonly answer: PrivateAnswer };

/** The poll as its adder sees it. */
export interface AddingPoll {
  readonly poll: Poll;
  readonly by: Adder;
  /** Numbers of the songs that hold the adder's votes. */
  readonly choices: readonly number[];
}

export interface AddingView {
  readonly metadata: AddingMetadata;
  /** Absent where it is not read yet, or is gone: then a line says so. */
  readonly seen?: AddingPoll | undefined;
  readonly found?: FoundToAdd | undefined;
  readonly lines: readonly AddingLine[];
  /** Milliseconds since 1970. */
  readonly now: number;
}
