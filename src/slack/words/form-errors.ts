// Why a poll cannot be posted, told at the field that has to change.

export type FormError =
  | { readonly kind: 'too-few-songs'; readonly picked: number }
  /** The window shows songs of a draft that is not kept any more. */
  | { readonly kind: 'draft-expired' }
  | { readonly kind: 'no-channel' }
  /** `bot` is the bot's name in Slack, as people type it. */
  | { readonly kind: 'not-invited'; readonly bot: string }
  | { readonly kind: 'channel-archived' }
  | { readonly kind: 'may-not-post' }
  | { readonly kind: 'not-postable' }
  /** Another submission of the same window is posting it at this moment. */
  | { readonly kind: 'being-posted' }
  /** Slack did not say whether it posted. */
  | { readonly kind: 'perhaps-posted' }
  | { readonly kind: 'slack-busy' };
