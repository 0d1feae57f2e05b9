import { expect, it } from 'vitest';
import { buttonsIn, drawnBlocks } from '../../../src/playground/page/drawn-blocks.ts';

it('plain text keeps its marks, and has emoji only where the app wants them', () => {
  const text = (emoji: boolean) => ({ type: 'plain_text', text: '*a* :tada:', emoji });
  const [one, other] = drawnBlocks(
    [
      { type: 'header', text: text(true) },
      { type: 'context', elements: [text(false)] },
    ],
    0,
  );
  expect(one).toMatchObject({ text: { text: '*a* 🎉', verbatim: true } });
  expect(other).toMatchObject({ elements: [{ text: '*a* :tada:', verbatim: true }] });
});

it('the renderer hears neither of confirm dialogs nor of addresses', () => {
  const button = { type: 'button', action_id: 'a', url: 'https://a.example', confirm: { title: {} } };
  expect(drawnBlocks([{ type: 'actions', elements: [button] }], 0)).toEqual([
    { type: 'actions', elements: [{ type: 'button', action_id: 'a' }] },
  ]);
});

it('moments are put into words, in mrkdwn and in rich text', () => {
  const now = new Date(2026, 10, 21, 12).getTime();
  const seconds = new Date(2026, 10, 21, 15).getTime() / 1_000;
  const token = `<!date^${seconds}^closes {date_short_pretty} at {time}|later>`;
  const date = { type: 'date', timestamp: seconds, format: '{time}', style: { bold: true } };
  const [mrkdwn, rich] = drawnBlocks(
    [
      { type: 'section', text: { type: 'mrkdwn', text: `It ${token}.` } },
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [date] }] },
    ],
    now,
  );
  expect(mrkdwn).toMatchObject({ text: { text: 'It Closes today at 3:00 PM.' } });
  expect(rich).toMatchObject({ elements: [{ elements: [{ text: '3:00 PM', style: { bold: true } }] }] });
});

it('buttons are counted in rows and beside texts', () => {
  const button = { type: 'button' };
  const image = { type: 'image' };
  expect(
    buttonsIn([
      { type: 'actions', elements: [button, button] },
      { type: 'section', accessory: button },
      { type: 'section', accessory: image },
      { type: 'divider' },
    ]),
  ).toBe(3);
});
