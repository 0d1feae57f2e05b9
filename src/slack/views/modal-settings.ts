// The inputs of the modal. Their blocks are named after the draft (see inputBlockId), so that what is typed stays
// while one draft is edited and is gone when another begins.

import type { AnyBlock } from '@slack/types';
import {
  BlockCollection,
  ConversationSelect,
  Input,
  Option,
  StaticSelect,
  TextInput,
} from 'slack-block-builder';
import { closingTimes, type Draft } from '../../rules/poll/draft.ts';
import { closersChoices, votesPerPersonChoices } from '../../rules/poll/poll.ts';
import { actionIds, inputBlockId } from '../kit/ids.ts';
import { mostInPollTitle, mostInTextInput } from '../kit/limits.ts';
import { shortLine } from '../kit/text.ts';
import { closersLabels, closesLabels, modalLabels, votesPerPersonLabels } from '../words/modal-wording.ts';
import { defaultTitle } from '../words/wording.ts';

export function titleInput(draft: Draft): AnyBlock[] {
  const title = shortLine(draft.settings.title, mostInPollTitle);
  const element = TextInput({
    actionId: actionIds.title,
    maxLength: mostInPollTitle,
    placeholder: defaultTitle,
    ...(title === '' ? {} : { initialValue: title }),
  });
  const input = Input({ label: modalLabels.title, blockId: inputBlockId('title', draft.id) });
  return BlockCollection(input.optional(true).element(element));
}

/** Searches when Enter is pressed and not while typing: the catalogue's quota is small. */
export function searchInput(draft: Draft): AnyBlock[] {
  const element = TextInput({
    actionId: actionIds.search,
    maxLength: mostInTextInput,
    placeholder: modalLabels.searchExample,
  });
  const input = Input({
    label: modalLabels.search,
    hint: modalLabels.searchHint,
    blockId: inputBlockId('search', draft.id),
  });
  return BlockCollection(
    input.optional(true).dispatchAction(true).element(element.dispatchActionOnEnterPressed(true)),
  );
}

/** A change of any of these is told to us at once, so that the draft keeps it when the window is closed. */
export function settingsInputs(draft: Draft): AnyBlock[] {
  const { votesPerPerson, closers, closes } = draft.settings;
  return [
    ...channelInput(draft),
    ...choiceInput(draft, 'votesPerPerson', {
      choices: votesPerPersonChoices,
      labels: votesPerPersonLabels,
      chosen: votesPerPerson,
    }),
    ...choiceInput(draft, 'closers', { choices: closersChoices, labels: closersLabels, chosen: closers }),
    ...choiceInput(draft, 'closes', { choices: closingTimes, labels: closesLabels, chosen: closes }),
  ];
}

/** Direct messages are offered too, because people start polls in the app's own; where else we may post is checked. */
function channelInput(draft: Draft): AnyBlock[] {
  const { channel } = draft.settings;
  const select = ConversationSelect({
    actionId: actionIds.channel,
    placeholder: modalLabels.channelExample,
  }).filter('public', 'private', 'im', 'mpim');
  const element =
    channel === undefined ? select.defaultToCurrentConversation(true) : select.initialConversation(channel);
  const input = Input({ label: modalLabels.channel, blockId: inputBlockId('channel', draft.id) });
  return BlockCollection(input.dispatchAction(true).element(element));
}

interface Choices<Choice extends string | number> {
  readonly choices: readonly Choice[];
  readonly labels: Readonly<Record<Choice, string>>;
  readonly chosen: Choice;
}

function choiceInput<Choice extends string | number>(
  draft: Draft,
  input: 'votesPerPerson' | 'closers' | 'closes',
  { choices, labels, chosen }: Choices<Choice>,
): AnyBlock[] {
  const option = (choice: Choice) => Option({ text: labels[choice], value: String(choice) });
  const element = StaticSelect({ actionId: actionIds[input] })
    .options(...choices.map(option))
    .initialOption(option(chosen));
  const block = Input({ label: modalLabels[input], blockId: inputBlockId(input, draft.id) });
  return BlockCollection(block.dispatchAction(true).element(element));
}
