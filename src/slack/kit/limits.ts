// Slack's numbers that our messages and windows must stay under. Where not said otherwise the source is Slack's
// Block Kit reference (docs.slack.dev/reference/block-kit). Lengths are counted in UTF-16 units of
// the escaped text, the largest of the ways in which Slack could be counting.

/** The string a view carries for us (reference/views). */
export const mostPrivateMetadata = 3_000;

/**
 * All blocks of a message together. Undocumented: people met `msg_blocks_too_long` at about 13,200 characters
 * (slackapi/bolt-js#2509). Nobody knows what is counted, so we count all of it: the JSON, entities included.
 */
export const mostCharactersInBlocks = 13_000;

/** The top-level text: `chat.update` refuses more than 4,000 characters; the rest is a margin. */
export const mostCharactersInText = 3_000;

export const mostInHeader = 150;
export const mostInButtonLabel = 75;
export const mostInTextInput = 3_000;
export const mostInSection = 3_000;

/** In the manifest (reference/app-manifest). */
export const mostInShortcutName = 24;

/** A title of ours; also the most that a header shows. */
export const mostInPollTitle = mostInHeader;

/** A title of ours that gets a word before it in the title of a run-off. */
export const mostInRunOffTitle = 130;

/** Ours, far under Slack's 3,000: Spotify's addresses have about 65, and long ones may not crowd out the titles. */
export const mostInAddress = 120;
