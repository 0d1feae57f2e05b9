// A song that a channel has had lately.

import type { Had } from '../../../rules/pool/had.ts';
import { counted, day } from './grammar.ts';

/** "won here on 14 Oct", "was the song of the day on 14 Oct". */
export const wasHad = ({ at, wasPosted = false }: Pick<Had, 'at' | 'wasPosted'>, where = ''): string =>
  wasPosted ? `was the song of the day on ${day(at)}` : `won${where} on ${day(at)}`;

/** "won here on 14 Oct, and winners stay out for 8 weeks". */
export function hadLately(had: Had, where = ''): string {
  const weeks = counted(had.weeks, { one: 'week', other: 'weeks' });
  const what = had.wasPosted ? 'it stays' : 'winners stay';
  const howLong = had.isForGood ? 'it does not come back' : `${what} out for ${weeks}`;
  return `${wasHad(had, where)}, and ${howLong}`;
}
