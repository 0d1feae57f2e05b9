// Clicks have short names: a ballot keeps the last ones, to know a click that is delivered again. What a click was on and
// when it was made can be read off its name.

/** A click on a song, some time after the poll's message was posted, by Slack's own clock. */
export interface TimedClick {
  /** The number of the song. */
  readonly song: number;
  /** Milliseconds. */
  readonly at: number;
}

const namePattern = /^([0-9a-z]{1,2})\.([0-9a-z]{1,9})\+?$/u;

/**
 * The same for every delivery of one click: Slack stamps a click once. `2.k3f1`, in base 36.
 * @param onlyGives whether it was on a button that only gives votes: `2.k3f1+`
 */
export function clickName({ song, at }: TimedClick, onlyGives = false): string {
  return `${song.toString(36)}.${at.toString(36)}${onlyGives ? '+' : ''}`;
}

/** Undefined for names of another kind: of earlier versions, and of clicks whose time is not known. */
export function readClickName(name: string): TimedClick | undefined {
  const [, song, at] = namePattern.exec(name) ?? [];
  if (song === undefined || at === undefined) return undefined;
  return { song: Number.parseInt(song, 36), at: Number.parseInt(at, 36) };
}
