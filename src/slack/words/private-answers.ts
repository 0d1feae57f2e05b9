// Answers that only one person sees: why a click did nothing. Each says what to do next.

import type { Decision } from '../../rules/poll/poll.ts';
import type { VotesPerPerson } from '../../rules/poll/settings.ts';
import type { AppTrouble } from '../kit/app-trouble.ts';
import type { VoteAgainValue } from '../kit/ids.ts';

interface ConfirmedVote {
  readonly title: string;
  readonly votes: number;
  readonly limit: VotesPerPerson;
}

export type PrivateAnswer =
  | { readonly kind: 'posted-again' }
  /** `why` as by the errors of the window. */
  | { readonly kind: 'not-posted-again'; readonly why: string }
  | { readonly kind: 'poll-closed' }
  /** The person's votes are all given, to the songs of these titles. */
  /** The song was taken out of the poll. */
  | { readonly kind: 'song-removed' }
  /** A vote in a poll whose message does not show it. `votes` are given by now, of `limit`. */
  | ({ readonly kind: 'vote-given' } & ConfirmedVote)
  | ({ readonly kind: 'vote-removed' } & ConfirmedVote)
  /** My votes, in an anonymous poll that is closed. */
  | { readonly kind: 'votes-anonymous' }
  /** A song that the reader had voted for was taken out of the poll. */
  | { readonly kind: 'vote-freed'; readonly title: string }
  | { readonly kind: 'over-limit'; readonly limit: VotesPerPerson; readonly titles: readonly string[] }
  /** A click took back the person's vote for a song before the poll's message had shown that vote. */
  | { readonly kind: 'taken-back'; readonly title: string; readonly again: VoteAgainValue }
  /** The vote is given once more. */
  | { readonly kind: 'voted-again'; readonly title: string }
  /** Never was, or deleted after its time. */
  | { readonly kind: 'poll-unknown' }
  /** Too young to be deleted, and yet not in the table. */
  | { readonly kind: 'poll-elsewhere' }
  /** The button's poll has its message elsewhere. */
  | { readonly kind: 'other-message' }
  /** The conversation has another id by now, and the app does not find the poll there. */
  | { readonly kind: 'out-of-sight' }
  /** Somebody who manages it has deleted it. */
  | { readonly kind: 'poll-deleted' }
  | { readonly kind: 'may-not-manage'; readonly owner: string }
  /** The poll was handed over to the reader. */
  | { readonly kind: 'yours-now'; readonly title: string }
  /** The reader has handed the poll over. */
  | { readonly kind: 'handed-over'; readonly title: string; readonly to: string }
  | { readonly kind: 'no-such-song' }
  | { readonly kind: 'may-not-close'; readonly owner: string; readonly how: 'button' | 'reaction' }
  /** Only who may close a poll may decide its tie, or open it again. */
  | { readonly kind: 'may-not-decide'; readonly owner: string }
  /** `song` is the title of the one that a coin toss drew. */
  | { readonly kind: 'decided-before'; readonly decision: Decision; readonly song: string }
  | { readonly kind: 'nothing-to-decide' }
  | { readonly kind: 'already-closed'; readonly result: ResultPlace }
  /** Songs that were added while their draft was being posted, by a window that is closed by now. */
  | { readonly kind: 'came-too-late'; readonly titles: readonly string[] }
  /** `command` is what opens it, where that was typed. Slack did not open the modal because three seconds were over, or gave no answer in time. */
  | { readonly kind: 'not-opened'; readonly command?: string }
  /** Slack will open it later. */
  | { readonly kind: 'opening-postponed'; readonly command?: string }
  /** Slack's word for it is none of those that the app knows. */
  | { readonly kind: 'opening-refused'; readonly error: string }
  | { readonly kind: 'app-trouble'; readonly trouble: AppTrouble; readonly error: string }
  /** A setting of the app is missing or wrong. */
  | { readonly kind: 'not-set-up' }
  | { readonly kind: 'went-wrong' }
  /** Of `/songpoll settings`, before they are told: `unsure` where Slack does not tell who is an admin. */
  | { readonly kind: 'may-not-set'; readonly unsure: boolean }
  /** In a direct message. */
  | { readonly kind: 'no-settings-here'; readonly command: string }
  | { readonly kind: 'no-schedules-here'; readonly command: string }
  /** The poll was closed by the very word or button that is answered. */
  | { readonly kind: 'closed-now'; readonly title: string }
  /** So many polls are open here, and the reader may close none of them. */
  | { readonly kind: 'nothing-to-close'; readonly open: number }
  /** `bot` is how the app is mentioned. */
  | { readonly kind: 'no-open-polls'; readonly place: PlaceOfNone; readonly bot: string };

/** A conversation in which no poll is open: the app is in it as far as is known, is not in it, or cannot be. */
export type PlaceOfNone = 'here' | 'outside' | 'group';

/** What a private answer may lead to. */
export interface PrivateLinkWords {
  readonly result: string;
  readonly poll: string;
}

/** Where the result of a closed poll is. */
export type ResultPlace =
  /** In the poll's channel. */
  | { readonly kind: 'announced' }
  | { readonly kind: 'on-its-way' }
  /** The channel does not take it for now. */
  | { readonly kind: 'refused' }
  /** It was not, and will not be. */
  | { readonly kind: 'not-announced' };
