// The window in which a song is searched for and saved for a later poll.

import type { AnyBlock, ModalView } from '@slack/types';
import { BlockCollection, Input, Option, StaticSelect, TextInput } from 'slack-block-builder';
import { isSameRecording, type Song } from '../../rules/poll/song.ts';
import { defaultUrgency, longestNote, urgencies } from '../../rules/pool/entry.ts';
import { button } from '../kit/button.ts';
import { actionIds, callbackIds, suggestingSearchBlockId } from '../kit/ids.ts';
import { mostInTextInput } from '../kit/limits.ts';
import { plainContext, plainText } from '../kit/message.ts';
import { encodeSuggesting, type SuggestingMetadata } from '../kit/pool-metadata.ts';
import { shortInline } from '../kit/text.ts';
import type { Notice } from '../words/notices.ts';
import type { PoolNotice } from '../words/pool.ts';
import type { Words } from '../words/words.ts';
import type { FoundToAdd } from './add-song-view.ts';
import { attribution } from './attribution.ts';
import { noticeBlocks } from './modal-notices.ts';
import { poolNoticeBlocks } from './pool-notices.ts';
import { roomInWindow, songRow } from './song-row.ts';
import { songLabel } from './song-text.ts';

export interface SuggestView {
  readonly metadata: SuggestingMetadata;
  /** What the search has to say. */
  readonly notices: readonly Notice[];
  /** What came of saving. */
  readonly says: readonly PoolNotice[];
  /** The catalogue's id of a song that won lately, where its person may save it all the same. */
  readonly anyway?: string | undefined;
  /** The songs that its person has in the pool. */
  readonly saved: readonly Song[];
  readonly found?: FoundToAdd | undefined;
}

export function suggestWindow(words: Words, view: SuggestView): ModalView {
  const { suggest } = words.pool;
  return {
    type: 'modal',
    callback_id: callbackIds.suggest,
    private_metadata: encodeSuggesting(view.metadata),
    title: plainText(suggest.heading),
    close: plainText(suggest.close),
    // Slack wants a button to submit where there is a field; on a telephone it is also how to search.
    submit: plainText(suggest.search),
    blocks: [
      ...searchInput(words, view.metadata),
      ...wishInputs(words),
      ...poolNoticeBlocks(words, view.says),
      ...anywayButton(words, view),
      ...noticeBlocks(words, view.notices),
      ...(view.found === undefined ? [] : results(words, view, view.found)),
    ],
  };
}

function searchInput({ pool: { suggest } }: Words, { emptied }: SuggestingMetadata): AnyBlock[] {
  const { label, example, hint } = suggest.field;
  const element = TextInput({
    actionId: actionIds.searchToSave,
    maxLength: mostInTextInput,
    placeholder: example,
  })
    .dispatchActionOnEnterPressed(true)
    .focusOnLoad(emptied === 0);
  const input = Input({ label, hint, blockId: suggestingSearchBlockId(emptied) });
  return BlockCollection(input.optional(true).dispatchAction(true).element(element));
}

/** They hold for every song that is saved from then on, and so stand above the songs. */
function wishInputs({ pool }: Words): AnyBlock[] {
  const option = (urgency: (typeof urgencies)[number]) =>
    Option({ text: pool.urgencies[urgency], value: urgency });
  const select = StaticSelect({ actionId: actionIds.urgency })
    .options(...urgencies.map(option))
    .initialOption(option(defaultUrgency));
  const note = TextInput({
    actionId: actionIds.note,
    maxLength: longestNote,
    placeholder: pool.note.example,
  });
  return BlockCollection(
    Input({ label: pool.howUrgent(1), blockId: actionIds.urgency }).element(select),
    Input({ label: pool.note.label, blockId: actionIds.note }).optional(true).element(note),
  );
}

function anywayButton({ pool }: Words, { anyway }: SuggestView): AnyBlock[] {
  if (anyway === undefined) return [];
  const press = button(actionIds.saveSongAnyway, pool.saveAnyway, { value: anyway });
  return [{ type: 'actions', elements: [press] }];
}

function results(words: Words, view: SuggestView, found: FoundToAdd): AnyBlock[] {
  const { query, songs, hasNext, hasPrevious } = found;
  if (songs.length === 0 && !hasNext) return [];
  const { suggest } = words.pool;
  const heading = query === undefined ? suggest.linked : suggest.results(shortInline(query, 80));
  const turns = [
    ...(hasPrevious ? [button(actionIds.previousToSave, words.window.results.previous)] : []),
    ...(hasNext ? [button(actionIds.nextToSave, words.window.results.more)] : []),
  ];
  return [
    plainContext([heading, ...attribution(words, songs)].join(' · ')),
    ...songs.flatMap((song) => resultBlocks(words, view, song)),
    ...(turns.length === 0 ? [] : [{ type: 'actions', elements: turns } as const]),
  ];
}

function resultBlocks(words: Words, { saved }: SuggestView, song: Song): AnyBlock[] {
  const { suggest } = words.pool;
  const isSaved = saved.some((own) => isSameRecording(own, song));
  const label = songLabel(words, song, { says: suggest.saveSong, most: roomInWindow.label });
  return songRow(words, song, {
    place: 'result',
    button: isSaved
      ? button(actionIds.songIsSaved, suggest.saved, { value: song.id })
      : button(actionIds.saveSong, suggest.save, { value: song.id, label }),
  });
}
