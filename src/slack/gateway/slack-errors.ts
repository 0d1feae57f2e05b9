// What Slack's words for a refusal mean. Words: docs.slack.dev, chat.update and chat.postMessage, "Errors".

const deletedMessageErrors = new Set(['message_not_found']);

/** The message is there, and this app may not change it (any more). */
const fixedMessageErrors = new Set(['cant_update_message', 'edit_window_closed']);

const goneChannelErrors = new Set(['channel_not_found', 'is_archived', 'is_inactive', 'not_in_channel']);

const forbiddenErrors = new Set([
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
]);

const faultyMessageErrors = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_arguments',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
]);

const refusedTokenErrors = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
]);

/** Somebody has deleted the message. */
export const isMessageDeleted = (error: string): boolean => deletedMessageErrors.has(error);

/** The message stays as it is for good. */
export const isMessageFixed = (error: string): boolean => fixedMessageErrors.has(error);

/** The channel is gone for this app; people may bring it back. */
export const isChannelGone = (error: string): boolean => goneChannelErrors.has(error);

/** The channel's rules do not let this app post. */
export const isForbidden = (error: string): boolean => forbiddenErrors.has(error);

/** The message itself is wrong: a fault of ours, which the same message would meet again. */
export const isFaultyMessage = (error: string): boolean => faultyMessageErrors.has(error);

/** Slack does not take the app's token, which may have been replaced by another one. */
export const isRefusedToken = (error: string): boolean => refusedTokenErrors.has(error);
