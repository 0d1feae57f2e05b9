// The window in which a song is added to an open poll. It shows how the poll stands whenever it is drawn: what is in it,
// what its person has added, and what has their votes.

import type { AnyBlock, KnownBlock, ModalView } from '@slack/types';
import { BlockCollection, Input, TextInput } from 'slack-block-builder';
import { type MayNotAdd, roomToAdd, songsIn, whyNotAdd } from '../../rules/poll/editing.ts';
import { type AddingMetadata, encodeAdding } from '../kit/adding-metadata.ts';
import { button } from '../kit/button.ts';
import { actionIds, addingSearchBlockId, callbackIds } from '../kit/ids.ts';
import { mostInTextInput } from '../kit/limits.ts';
import { plainContext, plainSection, plainText } from '../kit/message.ts';
import { inline } from '../kit/text.ts';
import type { AddingNotice } from '../words/adding.ts';
import type { PrivateAnswer } from '../words/private-answers.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';
import { addingResults, ownSongs } from './add-song-results.ts';
import type { AddingLine, AddingView } from './add-song-view.ts';
import { noticeBlocks } from './modal-notices.ts';
import { pollTitle } from './poll-phrases.ts';

/** @param words in the language of whose window it is */
export function addSongWindow(words: Words, view: AddingView): ModalView {
  const { adding } = words;
  const canSearch = isSearchable(view);
  return {
    type: 'modal',
    callback_id: callbackIds.adding,
    private_metadata: encodeAdding(view.metadata),
    title: plainText(adding.heading),
    close: plainText(adding.close),
    // Slack wants a button to submit where there is a field; on a telephone it is also how to search.
    ...(canSearch && { submit: plainText(adding.search) }),
    blocks: [
      ...standing(words, view),
      ...(canSearch ? searchInput(words, view.metadata) : []),
      ...view.lines.flatMap((line) => lineBlocks(words, line)),
      ...(canSearch && view.found !== undefined ? addingResults(words, view, view.found) : []),
      ...ownSongs(words, view),
    ],
  };
}

/** A poll that takes no songs at all needs no search; who has added as many as they may can still vote and take back. */
function isSearchable({ seen, lines, now }: AddingView): boolean {
  if (seen === undefined) return lines.some((line) => line.of === 'adding' && line.notice.kind === 'looking');
  return takesSongs(whyNotAdd(seen.poll, { by: seen.by, now }));
}

/**
 * How the poll stands, or good news of the last click in its place, so that nothing moves under a finger; and how many more
 * songs may come from this person, or why none.
 */
function standing(words: Words, { seen, lines, now }: AddingView): AnyBlock[] {
  const news = lines.filter(isGoodNews).map((line) => sentenceFor(words, line));
  if (seen === undefined) return news.map(plainContext);
  const { poll, by } = seen;
  const { standing: says, room } = words.adding;
  const title = inline(pollTitle(words, poll));
  const stands = news.length > 0 ? news : [says({ title, songs: songsIn(poll).length })];
  const whyNot = whyNotAdd(poll, { by, now });
  if (whyNot === undefined) return [plainContext([...stands, room(roomToAdd(poll, by))].join(' '))];
  const isSaid = lines.some((line) => line.of === 'adding' && line.notice.kind === whyNot.kind);
  if (isSaid) return [plainContext(stands.join(' '))];
  const notice = whyNot.kind === 'may-not-add' ? { ...whyNot, owner: poll.owner.name } : whyNot;
  const sentence = sentenceOf(words.addingNotices, notice);
  if (!takesSongs(whyNot)) return [plainContext(stands.join(' ')), plainSection(sentence)];
  return [plainContext([...stands, sentence].join(' '))];
}

/** Whether it is only this person who can add none now, or none now. */
const takesSongs = (whyNot: MayNotAdd | undefined) =>
  whyNot?.kind !== 'closed' && whyNot?.kind !== 'may-not-add';

function searchInput({ adding: { field } }: Words, { pollId, emptied }: AddingMetadata): AnyBlock[] {
  const element = TextInput({
    actionId: actionIds.searchToAdd,
    maxLength: mostInTextInput,
    placeholder: field.example,
  }).dispatchActionOnEnterPressed(true);
  const blockId = addingSearchBlockId(pollId, emptied);
  const input = Input({ label: field.label, hint: field.hint, blockId });
  return BlockCollection(input.optional(true).dispatchAction(true).element(element));
}

const goodNews: ReadonlySet<AddingNotice['kind']> = new Set(['added', 'taken-back', 'voted', 'looking']);
const goodAnswers: ReadonlySet<PrivateAnswer['kind']> = new Set(['vote-given', 'voted-again']);

function isGoodNews(line: AddingLine): boolean {
  if (line.of === 'search') return false;
  return line.of === 'vote' ? goodAnswers.has(line.answer.kind) : goodNews.has(line.notice.kind);
}

/** Of what was searched for, the search's own lines tell; good news stands above. */
function lineBlocks(words: Words, line: AddingLine): KnownBlock[] {
  if (line.of === 'search') return noticeBlocks(words, [line.notice]);
  if (isGoodNews(line)) return [];
  const said = plainSection(`⚠️ ${sentenceFor(words, line)}`);
  const notice = line.of === 'adding' ? line.notice : undefined;
  const anyway = notice?.kind === 'won-lately' ? notice.anyway : undefined;
  if (anyway === undefined) return [said];
  const press = button(actionIds.addAnywayToPoll, words.pool.saveAnyway, { value: anyway });
  return [said, { type: 'actions', elements: [press] }];
}

function sentenceFor(words: Words, line: AddingLine): string {
  switch (line.of) {
    case 'search':
      return sentenceOf(words.notices, line.notice);
    case 'adding':
      return sentenceOf(words.addingNotices, line.notice);
    case 'vote':
      return sentenceOf(words.privateAnswers, line.answer);
  }
}
