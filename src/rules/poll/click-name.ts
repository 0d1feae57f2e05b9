// Clicks have short names: a ballot keeps the last ones, to know a click that is delivered again. What a click was on and
// when it was made can be read off its name.

/** A click on a song, some time after the poll's message was posted, by Slack's own clock. */
export interface TimedClick {
  /** The number of the song. */
  readonly song: number;
  /** Milliseconds. */
  readonly at: number;
}

/** What a click on a button that stands elsewhere can do: such a button has one effect only. */
export type OnlyEffect = 'gives' | 'removes';

/** Behind the name of such a click. */
const signs = { gives: '+', removes: '-' } as const;

const namePattern = /^([0-9a-z]{1,2})\.([0-9a-z]{1,9})[+-]?$/u;

/**
 * The same for every delivery of one click: Slack stamps a click once. `2.k3f1`, in base 36.
 * @param only whether it was on a button with one effect: `2.k3f1+` only gives a vote, `2.k3f1-` only removes one
 */
export function clickName({ song, at }: TimedClick, only?: OnlyEffect): string {
  return `${song.toString(36)}.${at.toString(36)}${only === undefined ? '' : signs[only]}`;
}

/** Whether it names a click on a button that only removes a vote. */
export const isRemoval = (name: string): boolean => name.endsWith(signs.removes);

/** Undefined for names of another kind: of earlier versions, and of clicks whose time is not known. */
export function readClickName(name: string): TimedClick | undefined {
  const [, song, at] = namePattern.exec(name) ?? [];
  if (song === undefined || at === undefined) return undefined;
  return { song: Number.parseInt(song, 36), at: Number.parseInt(at, 36) };
}
