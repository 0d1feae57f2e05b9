// How much of long titles and names is shown. Nearly every poll is shown in full; only when a message would be
// more than Slack takes is it written again, shorter, until it fits.

import type { AnyBlock, MrkdwnElement } from '@slack/types';
import { mostCharactersInBlocks, mostCharactersInText, mostInSection } from './limits.ts';
import { escapeMrkdwn, unescaped } from './text.ts';

/** The most that each part may take, in UTF-16 units. */
export interface Room {
  readonly pollTitle: number;
  readonly title: number;
  readonly artists: number;
  readonly album: number;
  readonly name: number;
  /** For what screen readers say of a button or a cover. */
  readonly label: number;
  readonly covers: boolean;
}

/**
 * From roomy to tight. Two songs always fit the first; ten songs whose every text is 300 letters or emoji fit the
 * third or fourth. The last three are for very long addresses and for texts that grow fivefold when escaped.
 */
const rooms: readonly [Room, ...Room[]] = [
  { pollTitle: 150, title: 250, artists: 120, album: 120, name: 40, label: 75, covers: true },
  { pollTitle: 150, title: 160, artists: 80, album: 60, name: 30, label: 75, covers: true },
  { pollTitle: 150, title: 100, artists: 60, album: 40, name: 24, label: 75, covers: true },
  { pollTitle: 150, title: 80, artists: 40, album: 30, name: 20, label: 60, covers: true },
  { pollTitle: 120, title: 50, artists: 20, album: 16, name: 12, label: 40, covers: false },
  { pollTitle: 60, title: 24, artists: 8, album: 8, name: 8, label: 24, covers: false },
  { pollTitle: 60, title: 14, artists: 6, album: 6, name: 8, label: 24, covers: false },
];

/** The blocks of a message, as full as Slack takes them. */
export function fittingBlocks(write: (room: Room) => AnyBlock[]): AnyBlock[] {
  return firstFitting(write, isTaken);
}

/** The top-level text of a message, as full as Slack takes it, escaped. */
export function fittingText(write: (room: Room) => string): string {
  return firstFitting(
    (room) => escapeMrkdwn(write(room)),
    (text) => text.length <= mostCharactersInText,
  );
}

/** Counts like the strictest reader: the JSON, with the entities that Slack makes of `&`, `<` and `>` where we have not. */
function isTaken(blocks: AnyBlock[]): boolean {
  let longest = 0;
  const json = JSON.stringify(blocks, (_key, value: unknown) => {
    const shown = isMrkdwn(value) ? { ...value, text: unescaped(value.text) } : value;
    if (typeof shown === 'string') longest = Math.max(longest, escapeMrkdwn(shown).length);
    return shown;
  });
  return longest <= mostInSection && escapeMrkdwn(json).length <= mostCharactersInBlocks;
}

function isMrkdwn(value: unknown): value is MrkdwnElement {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'mrkdwn';
}

function firstFitting<Written>(write: (room: Room) => Written, fits: (written: Written) => boolean): Written {
  const [roomiest, ...tighter] = rooms;
  return tighter.reduce((written, room) => (fits(written) ? written : write(room)), write(roomiest));
}
