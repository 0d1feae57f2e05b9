// What Slack's words for a refusal mean. Words: docs.slack.dev, chat.update and chat.postMessage, "Errors".

import type { AppTrouble } from '../kit/app-trouble.ts';

const deletedMessageErrors = new Set(['message_not_found']);

/** The message is there, and this app may not change it (any more). */
const fixedMessageErrors = new Set(['cant_update_message', 'edit_window_closed', 'cant_delete_message']);

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

const missingScopeErrors = new Set([
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'access_denied',
  'team_access_not_granted',
  'org_login_required',
  'two_factor_setup_required',
]);

/** A view that Slack does not take is a fault of ours as well. */
const faultyViewErrors = new Set(['view_too_large', 'duplicate_external_id']);

const lateTriggerErrors = new Set([
  'expired_trigger_id',
  'trigger_expired',
  'exchanged_trigger_id',
  'trigger_exchanged',
  'invalid_trigger_id',
]);

/** Undefined where it is not the app's own trouble. */
export function appTroubleOf(error: string): AppTrouble | undefined {
  if (isRefusedToken(error)) return 'token';
  if (missingScopeErrors.has(error)) return 'scope';
  return isFaultyMessage(error) || faultyViewErrors.has(error) ? 'content' : undefined;
}

/** Slack's three seconds for opening a modal were over, or it was opened already. */
export const isLateTrigger = (error: string): boolean => lateTriggerErrors.has(error);

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
