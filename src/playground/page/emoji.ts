// Emoji by the names that Slack gives them, as characters: nothing is fetched.

import { emojify, get } from 'node-emoji';

/** The emoji of a name without colons; the name with colons where there is none. */
export function emojiOf(name: string): string {
  return get(name) ?? `:${name}:`;
}

/** The text with every `:name:` that is known as its emoji. */
export function withEmoji(text: string): string {
  return emojify(text);
}
