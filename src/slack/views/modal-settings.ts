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
import { searchingIn } from '../../rules/poll/searching.ts';
import { actionIds, inputBlockId } from '../kit/ids.ts';
import { mostInPollTitle, mostInTextInput } from '../kit/limits.ts';
import { shortLine } from '../kit/text.ts';
import type { Menu } from '../words/window.ts';
import type { Words } from '../words/words.ts';

export function titleInput({ window, pollMessage }: Words, draft: Draft): AnyBlock[] {
  const title = shortLine(draft.settings.title, mostInPollTitle);
  const element = TextInput({
    actionId: actionIds.title,
    maxLength: mostInPollTitle,
    placeholder: pollMessage.defaultTitle,
    ...(title === '' ? {} : { initialValue: title }),
  });
  const input = Input({ label: window.title.label, blockId: inputBlockId('title', draft.id) });
  return BlockCollection(input.optional(true).element(element));
}

/** Searches when Enter is pressed and not while typing: the catalogue's quota is small. Followed links leave it empty. */
export function searchInput({ window: { search } }: Words, draft: Draft): AnyBlock[] {
  const element = TextInput({
    actionId: actionIds.search,
    maxLength: mostInTextInput,
    placeholder: search.example,
  });
  const blockId = inputBlockId('search', draft.id, searchingIn(draft).emptied);
  const input = Input({ label: search.label, hint: search.hint, blockId });
  return BlockCollection(
    input.optional(true).dispatchAction(true).element(element.dispatchActionOnEnterPressed(true)),
  );
}

/** A change of any of these is told to us at once, so that the draft keeps it when the window is closed. Slack fills in the conversation that it was opened in. */
export function settingsInputs(words: Words, draft: Draft, openedIn?: string): AnyBlock[] {
  const { votesPerPerson, closers, closes } = draft.settings;
  const { window } = words;
  return [
    ...channelInput(words, draft, openedIn),
    ...menuInput(draft, 'votesPerPerson', {
      menu: window.votesPerPerson,
      choices: votesPerPersonChoices,
      chosen: votesPerPerson,
    }),
    ...menuInput(draft, 'closers', { menu: window.closers, choices: closersChoices, chosen: closers }),
    ...menuInput(draft, 'closes', { menu: window.closes, choices: closingTimes, chosen: closes }),
  ];
}

/** Direct messages are offered too, because people start polls in the app's own; where else we may post is checked. */
function channelInput({ window }: Words, draft: Draft, openedIn: string | undefined): AnyBlock[] {
  const { channel } = draft.settings;
  const select = ConversationSelect({
    actionId: actionIds.channel,
    placeholder: window.channel.example,
  }).filter('public', 'private', 'im', 'mpim');
  // Where the app may not post, or the window belongs to no conversation, the one on the screen is not filled in.
  const empty = openedIn === undefined ? select : select.defaultToCurrentConversation(true);
  const element = channel === undefined ? empty : select.initialConversation(channel);
  const input = Input({ label: window.channel.label, blockId: inputBlockId('channel', draft.id) });
  return BlockCollection(input.dispatchAction(true).element(element));
}

interface ShownMenu<Choice extends string | number> {
  readonly menu: Menu<Choice>;
  /** In their order. */
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
}

function menuInput<Choice extends string | number>(
  draft: Draft,
  input: 'votesPerPerson' | 'closers' | 'closes',
  { menu, choices, chosen }: ShownMenu<Choice>,
): AnyBlock[] {
  const option = (choice: Choice) => Option({ text: menu.choices[choice], value: String(choice) });
  const element = StaticSelect({ actionId: actionIds[input] })
    .options(...choices.map(option))
    .initialOption(option(chosen));
  const block = Input({ label: menu.label, blockId: inputBlockId(input, draft.id) });
  return BlockCollection(block.dispatchAction(true).element(element));
}
