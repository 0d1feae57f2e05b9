// Where an address ends in the text around it: at a space, a quote, a bracket that was opened before it, a sign that
// stands in no address… or at the next link, for people paste one link right behind another.

/** What an address is made of, beside letters and digits of any script. Commas and semicolons separate addresses. */
const ofAddress = /[!#$%&'()*+\-./0-9:=?@A-Z[\]_a-z~\p{L}\p{M}\p{N}]*/uy;
const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/**
 * Whose address it is decides where the next one begins: in an address of another site, a link is a part of it, such as
 * the page to go back to.
 */
export type Owner = 'spotify' | 'service' | 'anybody';

const nextLink: Readonly<Record<Owner, RegExp>> = {
  // Behind `=` stands a value: where the song was played from, or who shared it.
  spotify:
    /(?<!=)(?:https?:\/\/|spotify:(?:track|album|playlist|artist|episode|show):|(?:(?:open|play)\.spotify\.com|spotify\.link|spoti\.fi)\/)/giu,
  service: /(?<![=/?&#:%@])https?:\/\//giu,
  // Browsers hand out letters beyond ASCII encoded: one that stands there is of the text around the address.
  // Without the flag `i`, under which `s` and `k` have a double beyond ASCII.
  anybody: /(?<=\P{ASCII})https?:\/\//gu,
};

/** Its own beginning is no next link. */
const head = /^(?:spotify:|(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*)/iu;

/** The address that begins at `start`, up to where the text goes on. */
export function addressAt(text: string, start: number, owner: Owner): string {
  ofAddress.lastIndex = start;
  const whole = upToClosing(ofAddress.exec(text)?.[0] ?? '');
  const next = nextLink[owner];
  next.lastIndex = head.exec(whole)?.[0].length ?? 0;
  const at = next.exec(whole)?.index;
  return at === undefined ? whole : whole.slice(0, at);
}

function upToClosing(whole: string): string {
  const open: string[] = [];
  for (let at = 0; at < whole.length; at += 1) {
    const sign = whole.charAt(at);
    const opener = closers[sign];
    if (opener === undefined) {
      if (sign === '(' || sign === '[') open.push(sign);
    } else if (open.pop() !== opener) return whole.slice(0, at);
  }
  return whole;
}
