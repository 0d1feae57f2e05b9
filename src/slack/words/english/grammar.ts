// How English counts, lists, quotes and tells the time.

import { moment, shortInline } from '../../kit/text.ts';
import { counting } from '../counting.ts';

/** "1 person has voted", "3 people have voted". */
export const counted = counting('en');

/** "1 vote", "3 votes". */
export const votes = (count: number): string => counted(count, { one: 'vote', other: 'votes' });

/** "1 song", "3 songs". */
export const songs = (count: number): string => counted(count, { one: 'song', other: 'songs' });

/**
 * "A", "A and B", "A, B and C". By hand, for Intl.ListFormat puts a comma before the "and", and takes 11 ms of a new
 * process to load.
 */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${last}` : last;
}

/** Something clean in quotes. */
export const quoted = (text: string): string => `“${text}”`;

/** What a person typed, or a title of the catalogue's, made clean and short. */
export const quotedShort = (text: string): string => quoted(shortInline(text, 100));

/** mrkdwn: a moment in each reader's own time zone, with words of ours before it. */
export const at = (time: number, before: string): string =>
  moment(time, '{date_short_pretty} at {time}', (when) => `${before} ${when}`);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "14 Oct", by the calendar of UTC: where a day more or less does not matter. */
export function day(time: number): string {
  const date = new Date(time);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
}

/** Slack's own word for a refusal, such as `token_revoked`: whoever runs the app can look it up. */
export const slackWord = (error: string): string =>
  /^[a-z0-9_]{1,40}$/u.test(error) ? error : 'an unknown error';

/** Those who may besides somebody, or those who have started something, in every poll of a channel. */
export const andModerators = (who: string): string => `${who}, this channel’s DJs and workspace admins`;
