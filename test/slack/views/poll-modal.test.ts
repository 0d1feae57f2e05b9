import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectsIn } from '../../../src/playground/protocol/mrkdwn.ts';
import { type Draft, newDraft } from '../../../src/rules/poll/draft.ts';
import { inputBlockId } from '../../../src/slack/kit/ids.ts';
import { decodeMetadata } from '../../../src/slack/kit/modal-metadata.ts';
import { pollModal } from '../in-english.ts';
import { anySongs, song } from '../sample-polls.ts';
import { brokenRules, mrkdwnTexts, ofType, shownTexts } from '../slack-rules.ts';

const empty = newDraft('draft001');
const found = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta'].map((title) => song(title));
const searched: Draft = { ...empty, findings: { query: 'greek', songs: found, page: 0 } };
const picked: Draft = { ...searched, picks: [song('Alpha'), song('Beta')] };

const labelled = (view: unknown, label: string) =>
  ofType(view, 'button').filter((button) => shownTexts(button).includes(label));
const inputs = (view: unknown) => ofType(view, 'input').map((input) => shownTexts(input['label'])[0]);

describe('a new poll', () => {
  it('asks for title, songs and settings, and tells us when it is closed', () => {
    const view = pollModal(empty);
    expect(view).toMatchObject({
      title: { text: 'New song poll' },
      submit: { text: 'Post poll' },
      close: { text: 'Keep for later' },
      notify_on_close: true,
      callback_id: 'song-poll',
    });
    expect(inputs(view)).toEqual([
      'Title',
      'Search Spotify or paste links',
      'Post in',
      'Votes per person',
      'Voting ends',
      'Who can close it',
    ]);
    expect(shownTexts(view)).toContain('*Your songs (0 of 10)*');
    expect(shownTexts(view)).toContain('Pick 2 to 10 songs.');
    expect(labelled(view, 'Start over')).toEqual([]);
  });

  it('searches on Enter and never per keystroke, and needs neither title nor search words', () => {
    const [title, search] = ofType(pollModal(empty), 'input');
    expect(title).toMatchObject({ optional: true, element: { max_length: 150 } });
    expect(search).toMatchObject({
      optional: true,
      dispatch_action: true,
      element: { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } },
    });
  });

  it('posts in the current conversation unless another one was chosen', () => {
    const [here] = ofType(pollModal(empty, { openedIn: 'C1' }), 'conversations_select');
    const [nowhere] = ofType(pollModal(empty), 'conversations_select');
    const [there] = ofType(pollModal(newDraft('draft001', { channel: 'C9' })), 'conversations_select');
    expect(here).toMatchObject({ default_to_current_conversation: true });
    expect(here).toMatchObject({ filter: { include: ['public', 'private', 'im', 'mpim'] } });
    expect(nowhere).not.toHaveProperty('default_to_current_conversation');
    expect(there).toMatchObject({ initial_conversation: 'C9' });
    expect(there).not.toHaveProperty('default_to_current_conversation');
  });

  it('starts with the title from the command and the settings of the draft', () => {
    const view = pollModal(
      newDraft('draft001', { title: 'Party & co', votesPerPerson: 'any', votingEnds: '4h' }),
    );
    expect(ofType(view, 'plain_text_input')[0]).toMatchObject({ initial_value: 'Party & co' });
    expect(ofType(view, 'static_select').map((select) => select['initial_option'])).toMatchObject([
      { text: { text: 'Any number' }, value: 'any' },
      { text: { text: 'After 4 hours' }, value: '4h' },
      { text: { text: 'Only me' }, value: 'owner' },
    ]);
    expect(labelled(view, 'Start over')).toMatchObject([{ confirm: { deny: { text: 'Keep my draft' } } }]);
  });

  it('carries its draft, the picks it shows and where it was opened', () => {
    const { private_metadata } = pollModal(picked, { openedIn: 'C1' });
    expect(decodeMetadata(private_metadata)).toMatchObject({
      draftId: 'draft001',
      picks: picked.picks.map((pick) => pick.id),
      openedIn: 'C1',
    });
  });

  it('has another search field whenever that was emptied, and carries which', () => {
    const emptied = { ...picked, search: { begun: 3, emptied: 2 } };
    const view = pollModal(emptied);
    expect(ofType(view, 'input').map(({ block_id }) => block_id)).toContain('search:draft001:2');
    expect(decodeMetadata(view.private_metadata)?.emptied).toBe(2);
  });

  it('says how many links are still to be looked up, with a button', () => {
    const left = ['https://open.spotify.com/track/1', 'https://open.spotify.com/track/2'];
    const view = pollModal({ ...picked, search: { begun: 1, emptied: 1, left } });
    expect(shownTexts(view)).toContain('2 songs or links are still to be looked up.');
    expect(JSON.stringify(view)).toContain('"action_id":"look-up"');
    expect(brokenRules(view.blocks)).toEqual([]);
  });
});

describe('search results', () => {
  it('show five songs with a linked title, cover, album, length and Add', () => {
    const view = pollModal(searched);
    expect(ofType(view, 'image')).toHaveLength(5);
    expect(shownTexts(view)).toContain(`*<${song('Alpha').url}|Alpha>* Queen`);
    expect(shownTexts(view)).toContain('Jazz · 3:27');
    expect(labelled(view, 'Add')).toMatchObject(
      found.slice(0, 5).map(({ id, title }) => ({ value: id, accessibility_label: `Add ${title} by Queen` })),
    );
  });

  it('say "Added ✓" in the place of Add at a song that is picked, which takes it out', () => {
    const view = pollModal(picked);
    expect(labelled(view, 'Added ✓')).toMatchObject(
      found.slice(0, 2).map(({ id }) => ({ action_id: 'remove-song', value: id })),
    );
    expect(labelled(view, 'Add').map((button) => button['value'])).toEqual(
      found.slice(2, 5).map(({ id }) => id),
    );
  });

  it.each([
    { page: 0, more: 1, previous: 0 },
    { page: 1, more: 0, previous: 1 },
  ])('turn pages: page $page', ({ page, more, previous }) => {
    const view = pollModal({ ...empty, findings: { query: 'greek', songs: found, page } });
    expect(labelled(view, 'More results')).toHaveLength(more);
    expect(labelled(view, 'Previous results')).toHaveLength(previous);
  });
});

describe('picked songs', () => {
  const alone: Draft = { id: picked.id, settings: picked.settings, picks: picked.picks };

  it('are numbered, with a button to remove each', () => {
    const view = pollModal(alone);
    expect(shownTexts(view)).toContain('*Your songs (2 of 10)*');
    expect(shownTexts(view)).toContain(`2. *<${song('Beta').url}|Beta>* Queen`);
    expect(labelled(view, 'Remove').map((button) => button['value'])).toEqual(
      picked.picks.map(({ id }) => id),
    );
    expect(shownTexts(view)).not.toContain('Pick 2 to 10 songs.');
  });

  it('stand above the results, but for those that are marked there', () => {
    const view = pollModal(picked);
    expect(labelled(view, 'Remove')).toEqual([]);
    expect(shownTexts(view)).toContain('2 below, marked Added ✓.');
  });
});

describe('what is typed', () => {
  const inputBlocks = (draft: Draft) => ofType(pollModal(draft), 'input').map((input) => input['block_id']);

  it('survives searching and picking, because the inputs keep their ids', () => {
    expect(inputBlocks(picked)).toEqual(inputBlocks(empty));
    expect(inputBlocks(empty)).toContain(inputBlockId('search', 'draft001'));
  });

  it('is cleared by starting over, because another draft has other inputs', () => {
    expect(inputBlocks(newDraft('draft002')).filter((id) => inputBlocks(empty).includes(id))).toEqual([]);
  });
});

describe('any modal', () => {
  it('keeps within every limit of Slack, with ten picks, five results and five notices', () => {
    fc.assert(
      fc.property(anySongs(10), anySongs(5), (picks, songs) => {
        const findings = { query: picks[0]?.title ?? 'x', songs, page: 0, nextOffset: 10 };
        const settings = { ...empty.settings, title: picks[0]?.title ?? '' };
        const notices = songs.map(({ title }) => ({ kind: 'picked-before' as const, title }));
        const view = pollModal(
          { id: 'd'.repeat(64), settings, picks, findings },
          { notices, openedIn: 'C1' },
        );
        expect(brokenRules(view)).toEqual([]);
        expect(view.blocks.length).toBeLessThanOrEqual(100);
        expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250_000);
        // The only markup in it is ours: links to songs, in bold.
        for (const text of mrkdwnTexts(view)) {
          const stray = effectsIn(text).filter((effect) => !/^<https:|^emphasis by \*$/u.test(effect));
          expect(stray).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
