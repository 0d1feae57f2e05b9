// The inputs of the modal. Their blocks are named after the draft (see inputBlockId), so that what is typed stays
// while one draft is edited and is gone when another begins.

import type { AnyBlock } from '@slack/types';
import {
  Actions,
  BlockCollection,
  Button,
  ConversationSelect,
  DateTimePicker,
  Input,
  NumberInput,
  Option,
  StaticSelect,
  TextInput,
} from 'slack-block-builder';
import type { Draft } from '../../rules/poll/draft.ts';
import { mostVotersAwaited } from '../../rules/poll/ending.ts';
import { searchingIn } from '../../rules/poll/searching.ts';
import {
  type ChoiceOf,
  choicesOf,
  chosenAmong,
  details,
  detailsOf,
  type Setting,
  type SettingName,
  settingsAt,
} from '../../rules/poll/settings.ts';
import { actionIds, inputBlockId, settingActionId } from '../kit/ids.ts';
import { mostInPollTitle, mostInTextInput } from '../kit/limits.ts';
import { plainContext } from '../kit/message.ts';
import { shortLine } from '../kit/text.ts';
import type { SettingWords } from '../words/settings.ts';
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
export function searchInput(
  { window: { search } }: Words,
  draft: Draft,
  { isOpening = false }: { readonly isOpening?: boolean } = {},
): AnyBlock[] {
  const element = TextInput({
    actionId: actionIds.search,
    maxLength: mostInTextInput,
    placeholder: search.example,
  }).focusOnLoad(isOpening);
  const blockId = inputBlockId('search', draft.id, searchingIn(draft).emptied);
  const input = Input({ label: search.label, blockId });
  return BlockCollection(
    input.optional(true).dispatchAction(true).element(element.dispatchActionOnEnterPressed(true)),
  );
}

/**
 * A change of any of these is told to us at once, so that the draft keeps it when the window is closed.
 * @param openedIn the conversation that Slack fills in where none is chosen
 */
export function settingsInputs(words: Words, draft: Draft, openedIn?: string): AnyBlock[] {
  const menus = (place: Setting['place']) =>
    settingsAt(place).flatMap((name) => [
      ...menuInput(words, draft, name),
      ...detailInputs(words, draft, name),
    ]);
  return [
    ...channelInput(words, draft, openedIn),
    ...menus('window'),
    ...moreOptions(words, draft, menus('more')),
  ];
}

/** What most polls do without is folded away; what is chosen there is told all the same. */
function moreOptions(words: Words, draft: Draft, inputs: readonly AnyBlock[]): AnyBlock[] {
  if (inputs.length === 0) return [];
  const { unfold, fold, chosen } = words.moreOptions;
  const names = chosenAmong(settingsAt('more'), draft.settings);
  const button = Button({ text: draft.showsMore ? fold : unfold, actionId: actionIds.moreOptions });
  const row = BlockCollection(Actions({ blockId: actionIds.moreOptions }).elements(button));
  if (draft.showsMore) return [...row, ...inputs];
  const told = names.map((name) => choiceText(words, draft, name));
  return told.length === 0 ? row : [...row, plainContext(chosen(told))];
}

/** "Votes are shown: When the poll closes"; where a number belongs to it, with the number. */
function choiceText<Name extends SettingName>(words: Words, draft: Draft, name: Name): string {
  const { label, choices }: SettingWords<ChoiceOf<Name>> = words.settings[name];
  const { closeEarly, enoughVoters } = draft.settings;
  if (name === 'closeEarly' && closeEarly === 'voters' && enoughVoters !== undefined)
    return words.endings.closesAtVoters(enoughVoters);
  return `${label}: ${choices[draft.settings[name]]}`;
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

/** What has to be filled in besides the choice that is made. */
function detailInputs(words: Words, draft: Draft, name: SettingName): AnyBlock[] {
  return detailsOf(draft.settings)
    .filter((detail) => details[detail].of === name)
    .flatMap((detail) => {
      const blockId = inputBlockId(detail, draft.id);
      const input = Input({ ...words.details[detail], blockId }).dispatchAction(true);
      return BlockCollection(
        detail === 'endsAt' ? input.element(timePicker(draft)) : input.element(voterCount(draft)),
      );
    });
}

function timePicker({ settings: { endsAt } }: Draft) {
  const picker = DateTimePicker({ actionId: actionIds.endsAt });
  return endsAt === undefined ? picker : picker.initialDateTime(new Date(endsAt));
}

/** Told when the field is left by Enter; what stands in it comes along with every other click. */
function voterCount({ settings: { enoughVoters } }: Draft) {
  const count = NumberInput({ actionId: actionIds.enoughVoters, minValue: 1, maxValue: mostVotersAwaited });
  const filled = enoughVoters === undefined ? count : count.initialValue(enoughVoters);
  return filled.isDecimalAllowed(false).dispatchActionOnEnterPressed(true);
}

function menuInput<Name extends SettingName>(words: Words, draft: Draft, name: Name): AnyBlock[] {
  const { label, choices, hint }: SettingWords<ChoiceOf<Name>> = words.settings[name];
  const option = (choice: ChoiceOf<Name>) => Option({ text: choices[choice], value: String(choice) });
  const element = StaticSelect({ actionId: settingActionId(name) })
    .options(...choicesOf(name).map(option))
    .initialOption(option(draft.settings[name]));
  const blockId = inputBlockId(name, draft.id);
  const block = Input({ label, blockId, ...(hint !== undefined && { hint }) });
  return BlockCollection(block.dispatchAction(true).element(element));
}
