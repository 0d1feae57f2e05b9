// What must not be read in a log, struck out of whatever is about to be written. Nothing of the kind is handed to the
// log; but the words of errors are other people's: a library may quote an address, a service a request, a parser the
// text it stumbled over.

const struckOut: readonly (readonly [what: RegExp, by: string])[] = [
  // Addresses: a response address lets anyone answer, a search carries what was searched.
  [/\bhttps?:\/\/[^\s"'<>]+/giu, 'https://…'],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/giu, '$1 …'],
  // Slack's tokens and signatures.
  [/\bx(?:ox[a-z]|app)-[\w-]+/gu, '…'],
  [/\bv0=[\w-]+/gu, '…'],
  // Secrets of Slack's and Spotify's are 32 hexadecimal digits; tokens of Spotify's and AWS's long and random.
  [/\b[0-9a-f]{32,}\b|\b[\w-]{40,}/giu, '…'],
  // People.
  [/\b[UW](?=[A-Z]*\d)[A-Z0-9]{6,}\b/gu, '…'],
  // What an error quotes is what somebody wrote.
  [/"[^"]*"|“[^”]*”/gu, '"…"'],
];

/** Longer texts are cut: an error may quote a whole request, and that may be a megabyte. */
const longest = 4_000;

/** The text without secrets, addresses, people and quotations. */
export function redacted(text: string): string {
  return struckOut.reduce((left, [what, by]) => left.replaceAll(what, by), text.slice(0, longest));
}

/** For JSON.stringify: every text in a value, made redacted. */
export function discreetly(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? redacted(value) : value;
}
