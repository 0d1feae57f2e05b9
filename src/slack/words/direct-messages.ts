// What the app writes to one person by itself, in their direct messages with it.

import type { Sentences } from './sentences.ts';

/** Why a result is not in its channel. */
export type WhyUnannounced =
  | { readonly kind: 'archived' }
  /** The app is not in the channel any more, or the channel is gone. */
  | { readonly kind: 'not-there' }
  | { readonly kind: 'not-allowed' }
  /** Slack does not take the message as it is. */
  | { readonly kind: 'not-taken' };

export interface DirectMessageWords {
  /** Above the result; `why` as by `whyUnannounced`, a phrase. */
  readonly unannounced: (poll: { readonly title: string; readonly why: string }) => string;
  readonly whyUnannounced: Sentences<WhyUnannounced>;
  /** Below the result: what will become of it. */
  readonly announcedLater: string;
  readonly pollDeleted: (title: string) => string;
  /** Above the songs and their votes. */
  readonly stoodLikeThis: string;
  readonly nobodyHadVoted: string;
  readonly postAgain: string;
}
