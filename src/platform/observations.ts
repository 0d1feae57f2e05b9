// What can happen while a request is served, in the terms of the app: features say it in one line, and whoever serves
// the request keeps account of it (lambda/request-account.ts). No observation tells who did something or what was written.

interface WithPoll {
  /** The poll's id. */
  readonly poll: string;
}

interface WithSchedule {
  /** The schedule's id. */
  readonly schedule: string;
}

export type Observation =
  /** A poll is what the request was about, whatever became of it. */
  | ({ readonly kind: 'poll-looked-at' } & WithPoll)
  | ({ readonly kind: 'poll-posted' } & WithPoll)
  | ({ readonly kind: 'vote-accepted' } & WithPoll)
  | ({ readonly kind: 'song-added' } & WithPoll)
  | ({ readonly kind: 'song-taken-back' } & WithPoll)
  /** By somebody who manages the poll. */
  | ({ readonly kind: 'poll-changed' } & WithPoll)
  | ({ readonly kind: 'song-removed' } & WithPoll)
  | ({ readonly kind: 'poll-handed-over' } & WithPoll)
  | ({ readonly kind: 'poll-deleted' } & WithPoll)
  /** A song went into a channel's pool, or is wanted by one more. */
  | { readonly kind: 'song-saved' }
  | ({
      readonly kind: 'poll-closed';
      readonly how: 'button' | 'command' | 'reaction' | 'time' | 'voters' | 'deleted';
    } & WithPoll)
  /** What was decided about a closed poll, by a button of its announcement. */
  | ({ readonly kind: 'poll-decided'; readonly decision: string } & WithPoll)
  /** `lagMs` is the time from the newest change it shows; undefined where that is not known. */
  | ({ readonly kind: 'poll-drawn'; readonly lagMs: number | undefined } & WithPoll)
  /** `repeated`: it may have been posted before; `looked-up`: it was found in the channel. */
  | ({ readonly kind: 'result-announced'; readonly how: 'posted' | 'repeated' | 'looked-up' } & WithPoll)
  | ({ readonly kind: 'announcement-overdue' } & WithPoll)
  /** The queue `later` was asked to have a poll looked at again. */
  | ({ readonly kind: 'later-asked'; readonly outcome: 'sent' | 'failed' } & WithPoll)
  /** An errand was tried; `outcome` is how that ended. */
  | ({ readonly kind: 'errand-tried'; readonly errand: string; readonly outcome: string } & (
      | WithPoll
      | WithSchedule
    ))
  /** A schedule is what the request was about, whatever became of it. */
  | ({ readonly kind: 'schedule-looked-at' } & WithSchedule)
  | ({ readonly kind: 'schedule-saved' } & WithSchedule)
  /** Its time has come. */
  | ({ readonly kind: 'occurrence-begun' } & WithSchedule)
  | ({ readonly kind: 'occurrence-missed' } & WithSchedule)
  | ({ readonly kind: 'song-posted' } & WithSchedule)
  | ({ readonly kind: 'schedule-paused'; readonly why: string } & WithSchedule)
  | { readonly kind: 'settings-changed'; readonly settings: readonly string[] }
  /** A person was told that it did not happen, and why. */
  | {
      readonly kind: 'refused';
      readonly what:
        | 'vote'
        | 'close'
        | 'look'
        | 'post'
        | 'open'
        | 'add'
        | 'take-back'
        | 'decide'
        | 'set'
        | 'manage'
        | 'save'
        | 'schedule';
      readonly reason: string;
      readonly poll?: string;
    }
  /** `outcome` is `done`, `rate_limited`, `unknown` or Slack's own word. */
  | { readonly kind: 'slack-called'; readonly method: string; readonly outcome: string }
  /** Nobody can search until whoever runs the app has done something: renewed a subscription, or set a setting right. */
  | { readonly kind: 'search-off'; readonly reason: 'refused' | 'misconfigured' }
  /** `outcome` is `answered`, the status of a refusal, or why there was no answer. */
  | { readonly kind: 'spotify-called'; readonly outcome: string; readonly ms: number };

export type Observe = (observation: Observation) => void;
