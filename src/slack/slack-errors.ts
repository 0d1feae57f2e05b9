// What Slack's words for a refusal mean for messages. Words: docs.slack.dev, chat.update and chat.postMessage, "Errors".

const goneErrors = new Set([
  'message_not_found',
  'channel_not_found',
  'is_archived',
  'is_inactive',
  'not_in_channel',
  'cant_update_message',
  'edit_window_closed',
]);

const faultyMessageErrors = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_arguments',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
]);

/** The message or its channel is not there any more, or not for this app: asking again cannot help. */
export const isGone = (error: string): boolean => goneErrors.has(error);

/** The message itself is wrong: a fault of ours, which the same message would meet again. */
export const isFaultyMessage = (error: string): boolean => faultyMessageErrors.has(error);
