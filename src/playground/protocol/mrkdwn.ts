// Slack's markup in texts: escaping, what is broken in it, whom it mentions, and how it reads on a screen.
// Rules: https://docs.slack.dev/messaging/formatting-message-text

/** Escapes what Slack escapes, leaving entities that are there already. */
export function escaped(text: string): string {
  return text
    .replace(/&(?!(?:amp|lt|gt);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** The three entities as characters; every other entity stays as it is, as in Slack. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const token = /<([^<>]*)>/g;
const dateWords =
  'date_num|date|date_short|date_long|date_pretty|date_short_pretty|date_long_pretty|time|time_secs|ago|day_divider_pretty';
const legalTokens: readonly RegExp[] = [
  /^(?:https?:\/\/|mailto:|tel:)[^\s|]+(?:\|[^|]+)?$/,
  /^[@#][A-Z0-9]{2,}(?:\|[^|]*)?$/,
  /^!subteam\^S[A-Z0-9]+(?:\|[^|]*)?$/,
  /^!(?:here|channel|everyone)(?:\|[^|]*)?$/,
  new RegExp(`^!date\\^-?\\d+\\^(?:[^{}^|]|\\{(?:${dateWords})\\})+(?:\\^https?://[^\\s|]+)?\\|[^|]+$`),
];

/** What is broken in a mrkdwn text: a `<` that begins nothing Slack knows, an `&` that begins no entity. */
export function faultsIn(mrkdwn: string): readonly string[] {
  const tokens = [...mrkdwn.matchAll(token)].map((match) => match[1] ?? '');
  const illegal = tokens.filter((inside) => !legalTokens.some((legal) => legal.test(inside)));
  const rest = mrkdwn.replace(token, '');
  const faults = illegal.map((inside) => `not a legal token: <${inside}>`);
  if (rest.includes('<')) faults.push('a raw "<"');
  if (/&(?!(?:amp|lt|gt);)/.test(mrkdwn)) faults.push('a raw "&"');
  return faults;
}

/** Who would be notified: `<!channel>`, `<!here>`, `<!everyone>`, user groups and people. */
export function mentionsIn(mrkdwn: string): readonly string[] {
  return mrkdwn.match(/<(?:!(?:channel|here|everyone|subteam\^[^<>]*)|@[^<>]*)(?:\|[^<>]*)?>/g) ?? [];
}

/** Looks up what a person or a channel is called, by id. */
export type NameOf = (id: string) => string;

/** How a mrkdwn text reads on a screen: tokens as their words, emphasis without its marks, entities as characters. */
export function readable(mrkdwn: string, nameOf: NameOf): string {
  const worded = mrkdwn.replace(token, (_, inside: string) => wordsOf(inside, nameOf));
  return unescaped(withoutMarks(worded));
}

function wordsOf(inside: string, nameOf: NameOf): string {
  const [target = '', label] = inside.split('|');
  if (target.startsWith('@')) return `@${nameOf(target.slice(1))}`;
  if (target.startsWith('#')) return `#${nameOf(target.slice(1))}`;
  if (target.startsWith('!date')) return label ?? '';
  if (target.startsWith('!subteam')) return label ?? '@group';
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  return label ?? target;
}

// Marks count only around whole words, so `2 * 3` and `snake_case_name` keep theirs; code begins and ends anywhere.
const marked = /(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?)(?<=\S)\1(?![\p{L}\p{N}])|(`)([^\n`]+)`/gmu;

function withoutMarks(text: string): string {
  const stripped = text.replace(marked, (...match: readonly unknown[]) => String(match[2] ?? match[4]));
  return stripped === text ? text : withoutMarks(stripped);
}

/** What else Slack makes something of, read as strictly as it may: names of people, channels and emoji, addresses, quotes. */
const sights: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a quote', /^(?:&gt;|>)/gmu],
  ['an emoji', /:[\p{L}\p{N}\p{M}_+'-]+:/gu],
  ['a mention', /@[\p{L}\p{N}._-]/gu],
  ['a channel', /#[\p{L}\p{N}_-]/gu],
  ['an address', /:\/\/|\b(?:mailto|tel|sms|slack|spotify):[\p{L}\p{N}+]/giu],
  ['a domain', /[\p{L}\p{N}_-]\.\p{L}{2}/gu],
];

/** All that a mrkdwn text does besides showing its characters: tokens by their target, emphasis by its mark, and the rest. */
export function effectsIn(mrkdwn: string): readonly string[] {
  const tokens = [...mrkdwn.matchAll(token)].map(([, inside = '']) => `<${inside.split('|')[0]}>`);
  const worded = mrkdwn.replace(token, (_, inside: string) => inside.split('|')[1] ?? '');
  const marks = [...worded.matchAll(marked)].map(([, mark, , code]) => `emphasis by ${mark ?? code}`);
  const seen = sights.flatMap(([what, pattern]) => [...worded.matchAll(pattern)].map(() => what));
  return [...tokens, ...marks, ...seen];
}
