// Why a poll cannot be posted, told at the field that has to change.

import type { SongRefusal } from '../../rules/channel/rails.ts';
import type { DetailTrouble } from '../../rules/poll/ending.ts';
import type { AppTrouble } from '../kit/app-trouble.ts';

export type FormError =
  | { readonly kind: 'too-few-songs'; readonly picked: number }
  /** The window shows songs of a draft that is not kept any more. */
  | { readonly kind: 'draft-expired' }
  /** Links of this draft are being followed at this moment. */
  | { readonly kind: 'still-looking-up' }
  /** Words in the search field that nobody has searched for in this window. */
  | { readonly kind: 'words-not-searched'; readonly words: string }
  /** The channel does not take these songs, for a reason that all of them share. */
  | { readonly kind: 'songs-refused'; readonly titles: readonly string[]; readonly why: SongRefusal }
  /** What has to be filled in besides a certain choice. */
  | DetailTrouble
  /** Managing a poll: it would be open for longer than any may. */
  | { readonly kind: 'open-too-long' }
  /** An anonymous poll needs a key that this deployment does not have. */
  | { readonly kind: 'no-ballot-key' }
  | { readonly kind: 'no-channel' }
  /** `bot` is the bot's name in Slack, as people type it. */
  | { readonly kind: 'not-invited'; readonly bot: string }
  | { readonly kind: 'channel-archived' }
  | { readonly kind: 'may-not-post' }
  | { readonly kind: 'not-postable' }
  /** A conversation of several people, which takes in nobody any more. */
  | { readonly kind: 'group-message' }
  /** The app's own direct messages are switched off. */
  | { readonly kind: 'messages-closed' }
  /** Slack's word for it, which is none of those that the app knows. */
  | { readonly kind: 'posting-refused'; readonly error: string }
  | { readonly kind: 'app-trouble'; readonly trouble: AppTrouble; readonly error: string }
  /** Another submission of the same window is posting it at this moment. */
  | { readonly kind: 'being-posted' }
  /** Slack did not say whether it posted. */
  | { readonly kind: 'perhaps-posted' }
  | { readonly kind: 'slack-busy' };
