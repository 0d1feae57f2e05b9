import { describe, expect, it } from 'vitest';
import { newDraft } from '../../../src/rules/poll/draft.ts';
import { defaultChoices } from '../../../src/rules/poll/settings.ts';
import { type InputName, inputActionId, inputBlockId } from '../../../src/slack/kit/ids.ts';
import { readSearchField, readSettings } from '../../../src/slack/kit/modal-state.ts';

const draft = newDraft('draft001', { title: 'Before', channel: 'C1', votesPerPerson: 2 });

/** As in windows that are open while a new version is deployed. */
const actions: Partial<Record<InputName, string>> = {
  title: 'title',
  search: 'search',
  channel: 'channel',
  votesPerPerson: 'votes-per-person',
  closers: 'closers',
  votingEnds: 'closes',
};

function state(input: InputName, element: unknown, draftId = draft.id) {
  return { [inputBlockId(input, draftId)]: { [actions[input] ?? inputActionId(input)]: element } };
}
const chosen = (value: string) => ({ type: 'static_select', selected_option: { value } });

describe('the inputs of the modal', () => {
  it('are read as settings', () => {
    const values = {
      ...state('title', { type: 'plain_text_input', value: '  Party \n & co ' }),
      ...state('channel', { type: 'conversations_select', selected_conversation: 'G77' }),
      ...state('votesPerPerson', chosen('any')),
      ...state('closers', chosen('anyone')),
      ...state('votingEnds', chosen('24h')),
    };
    expect(readSettings(values, draft)).toEqual({
      title: 'Party & co',
      channel: 'G77',
      ...defaultChoices,
      votesPerPerson: 'any',
      closers: 'anyone',
      votingEnds: '24h',
    });
  });

  it('read a time in milliseconds, and a number of people as a number', () => {
    const values = {
      ...state('endsAt', { type: 'datetimepicker', selected_date_time: 1_795_269_600 }),
      ...state('enoughVoters', { type: 'number_input', value: '12' }),
    };
    expect(readSettings(values, draft)).toMatchObject({ endsAt: 1_795_269_600_000, enoughVoters: 12 });
  });

  it('keep what is not shown, and forget what was emptied or is nonsense', () => {
    const filled = { ...draft, settings: { ...draft.settings, endsAt: 5_000, enoughVoters: 3 } };
    const emptied = {
      ...state('endsAt', { type: 'datetimepicker', selected_date_time: null }),
      ...state('enoughVoters', { type: 'number_input', value: 'many' }),
    };
    expect(readSettings({}, filled)).toMatchObject({ endsAt: 5_000, enoughVoters: 3 });
    expect(readSettings(emptied, filled)).not.toHaveProperty('endsAt');
    expect(readSettings(emptied, filled)).not.toHaveProperty('enoughVoters');
  });

  it('read votes per person as a number', () => {
    expect(readSettings(state('votesPerPerson', chosen('3')), draft).votesPerPerson).toBe(3);
  });

  it('clear the title when it is emptied', () => {
    expect(readSettings(state('title', { value: null }), draft).title).toBe('');
  });

  it('keep the title where its emptiness may be Slack’s fault, and take what was typed', () => {
    expect(readSettings(state('title', { value: null }), draft, true).title).toBe('Before');
    expect(readSettings(state('title', {}), draft, true).title).toBe('Before');
    expect(readSettings(state('title', { value: 'Typed' }), draft, true).title).toBe('Typed');
    expect(readSettings(state('title', { value: ' ' }), draft, true).title).toBe('');
  });

  it.each([
    { odd: 'nothing', values: undefined },
    { odd: 'text', values: 'x' },
    { odd: 'no inputs', values: {} },
    { odd: 'another draft', values: state('title', { value: 'Other' }, 'draft002') },
    { odd: 'an unknown choice', values: state('votesPerPerson', chosen('99')) },
    { odd: 'no choice', values: state('votesPerPerson', { selected_option: null }) },
    { odd: 'no channel', values: state('channel', { selected_conversation: null }) },
    { odd: 'a channel that is none', values: state('channel', { selected_conversation: '<!channel>' }) },
    { odd: 'a number as title', values: state('title', { value: 5 }) },
  ])('leave the draft as it is when Slack sends $odd', ({ values }) => {
    expect(readSettings(values, draft)).toEqual(draft.settings);
  });

  it('give what is in the search field as it was typed, or nothing', () => {
    const field = { draftId: draft.id, emptied: 0 };
    const typed = ' bohemian\n rhapsody ';
    expect(readSearchField(state('search', { value: typed }), field)).toBe(typed);
    expect(readSearchField(state('search', { value: null }), field)).toBe('');
    expect(readSearchField({}, field)).toBe('');
  });

  it('give what is in the search field as it was emptied last, and nothing of the one before', () => {
    const values = {
      ...state('search', { value: 'before' }),
      [inputBlockId('search', draft.id, 2)]: { search: { value: 'now' } },
    };
    expect(readSearchField(values, { draftId: draft.id, emptied: 2 })).toBe('now');
    expect(readSearchField(values, { draftId: draft.id, emptied: 3 })).toBe('');
  });
});
