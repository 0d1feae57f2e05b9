// When something was said, and which day that is in the workspace.

import type { ShownMessage } from '../protocol/page-protocol.ts';
import { timeOf } from './message-rows.ts';

export function Moment({ message }: { readonly message: ShownMessage }) {
  const date = new Date(timeOf(message));
  const whole = date.toLocaleString('en-US', { dateStyle: 'full', timeStyle: 'medium' });
  return (
    <time dateTime={date.toISOString()} title={whole}>
      {clockOf(message)}
    </time>
  );
}

/** "3:12 PM". */
export function clockOf(message: Pick<ShownMessage, 'ts'>): string {
  return new Date(timeOf(message)).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });
}

/** "Today", "Yesterday", or the date. @param now milliseconds since 1970 */
export function dayName(date: Date, now: number): string {
  const day = new Date(now);
  if (date.toDateString() === day.toDateString()) return 'Today';
  day.setDate(day.getDate() - 1);
  if (date.toDateString() === day.toDateString()) return 'Yesterday';
  return date.toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
}
