import { describe, expect, it } from 'vitest';
import { heldIn, stateHolding, valuesWith, withState } from '../../../src/playground/page/view-values.ts';

const text = (value: string | null) => ({ type: 'plain_text_input', value });
const known = { title: { text: text('as the app has it') }, channel: { select: text(null) } };

describe('what a person typed', () => {
  it('stands over what the server knows', () => {
    const typed = withState({}, { blockId: 'title', actionId: 'text' }, text('mine'));
    expect(valuesWith(typed, known)).toEqual({ ...known, title: { text: text('mine') } });
  });

  it('stays empty where they emptied the field', () => {
    const typed = withState({}, { blockId: 'title', actionId: 'text' }, text(null));
    expect(valuesWith(typed, known)['title']).toEqual({ text: text(null) });
  });

  it.each([
    ['the block', { blockId: 'gone', actionId: 'text' }, text('mine')],
    ['the element', { blockId: 'title', actionId: 'gone' }, text('mine')],
    ['the type', { blockId: 'title', actionId: 'text' }, { type: 'datepicker', selected_date: '2026-11-21' }],
  ])('is gone when an update takes away %s', (_, field, state) => {
    expect(valuesWith(withState({}, field, state), known)).toEqual(known);
  });
});

it.each([
  ['plain_text_input', { type: 'plain_text_input', value: 'x' }],
  ['static_select', { type: 'static_select', selected_option: 'x' }],
  ['conversations_select', { type: 'conversations_select', selected_conversation: 'x' }],
  ['datepicker', { type: 'datepicker', selected_date: 'x' }],
])('a %s holds its state in Slack’s words', (type, state) => {
  expect(stateHolding({ type }, 'x')).toEqual(state);
  expect(heldIn(state)).toBe('x');
});
