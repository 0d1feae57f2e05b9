import { describe, expect, it } from 'vitest';
import { formErrors } from '../../../src/slack/views/form-errors.ts';
import { english } from '../../../src/slack/words/english/english.ts';
import type { FormError } from '../../../src/slack/words/form-errors.ts';

const field = { draftId: 'draft001', emptied: 0 };

describe('a poll that cannot be posted', () => {
  it.each<{ error: FormError; block: string; says: string }>([
    {
      error: { kind: 'too-few-songs', picked: 0 },
      block: 'search:draft001',
      says: 'A poll needs at least 2 songs.',
    },
    {
      error: { kind: 'too-few-songs', picked: 1 },
      block: 'search:draft001',
      says: 'A poll needs at least 2 songs: add 1 more song.',
    },
    { error: { kind: 'no-channel' }, block: 'channel:draft001', says: 'Choose where to post the poll.' },
    {
      error: { kind: 'not-invited', bot: 'DJ' },
      block: 'channel:draft001',
      says: 'Invite me first: type /invite @DJ there, then press Post poll again. Group messages take no app.',
    },
    {
      error: { kind: 'channel-archived' },
      block: 'channel:draft001',
      says: 'That channel is archived. Choose another one.',
    },
  ])('says "$says" at $block', ({ error, block, says }) => {
    expect(formErrors(english, [error], field)).toEqual({ [block]: says });
  });

  it('says it at the search field as it was emptied last: at another one Slack shows nothing', () => {
    const told = formErrors(english, [{ kind: 'still-looking-up' }, { kind: 'no-channel' }], {
      ...field,
      emptied: 2,
    });
    expect(Object.keys(told)).toEqual(['search:draft001:2', 'channel:draft001']);
  });

  it('tells two mistakes at one field in one text', () => {
    const told = formErrors(english, [{ kind: 'no-channel' }, { kind: 'slack-busy' }], field);
    expect(told['channel:draft001']).toMatch(/^Choose where to post the poll\. Slack is busy/);
  });
});
