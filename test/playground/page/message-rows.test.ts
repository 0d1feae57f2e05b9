import { expect, it } from 'vitest';
import { messageRows } from '../../../src/playground/page/message-rows.ts';
import type { ShownMessage } from '../../../src/playground/protocol/page-protocol.ts';

const noon = new Date(2026, 10, 21, 12).getTime() / 1000;
const minute = 60;
const day = 24 * 60 * minute;

function said(author: string, later: number, isPrivate = false): ShownMessage {
  const ts = (noon + later).toFixed(6);
  return { channel: 'C1', ts, author, text: '', blocks: [], isPrivate, reactions: [] };
}

it.each([
  ['goes on within five minutes', [said('ann', 0), said('ann', 4 * minute)], [true, false]],
  ['is told again later', [said('ann', 0), said('ann', 6 * minute)], [true, true]],
  ['is told when somebody else speaks', [said('ann', 0), said('bo', 1), said('ann', 2)], [true, true, true]],
  ['is told for words to one person alone', [said('app', 0), said('app', 1, true)], [true, true]],
  ['is told on another day', [said('ann', 0), said('ann', day)], [true, true]],
])('who speaks %s', (_, messages, heads) => {
  expect(messageRows(messages).map(({ isHead }) => isHead)).toEqual(heads);
});

it('each day begins with a divider', () => {
  const rows = messageRows([said('ann', 0), said('ann', 1), said('ann', day), said('ann', day + 1)]);
  const midnight = new Date(2026, 10, 21).getTime();
  const next = new Date(2026, 10, 22).getTime();
  expect(rows.map((row) => row.day)).toEqual([midnight, undefined, next, undefined]);
});
