// The fields of the window in which a poll is managed. Their blocks are named after the edition that was read into them: what
// is typed stays as long as that is the same, and comes up anew once the poll was read again.

import type { AnyBlock, InputBlock, PlainTextOption } from '@slack/types';
import type { NewEnd } from '../../rules/poll/managing.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { type ChoiceOf, choicesOf } from '../../rules/poll/settings.ts';
import { type ManageInput, manageActionId, manageBlockId } from '../kit/ids.ts';
import { mostInPollTitle } from '../kit/limits.ts';
import { newEnds } from '../kit/manage-metadata.ts';
import { plainText } from '../kit/message.ts';
import { mrkdwnContext } from '../kit/mrkdwn.ts';
import { cutForField, shortLine } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import type { ManageView } from './manage-window.ts';
import { ownerName } from './poll-phrases.ts';

/** An option's text, in Slack. */
const mostInOption = 75;

export function manageInputs(words: Words, view: ManageView): AnyBlock[] {
  const { manage, settings } = words;
  const { wish, poll } = view;
  const labels = labelsFor(words, poll, view);
  return [
    titleField(words, view),
    {
      ...selectField(view, 'ends', {
        label: manage.ends.label,
        options: newEnds.map((end) => option(end, manage.ends.choices[end])),
        chosen: wish.ends,
      }),
      dispatch_action: true,
    },
    wish.ends === 'at' ? timeField(words, view) : mrkdwnContext(manage.ends.now(poll.closesAt)),
    selectField(view, 'votesShown', {
      label: settings.votesShown.label,
      options: choicesOf('votesShown').map((choice) => option(choice, labels.votesShown(choice))),
      chosen: wish.votesShown,
    }),
    selectField(view, 'adding', {
      label: settings.adding.label,
      options: choicesOf('adding').map((choice) => option(choice, labels.adding(choice))),
      chosen: wish.adding,
    }),
    selectField(view, 'closers', {
      label: settings.closers.label,
      options: choicesOf('closers').map((choice) => option(choice, labels.closers(choice))),
      chosen: wish.closers,
    }),
  ];
}

/** What the choices are called for this reader: to who does not own the poll, "Only me" would be somebody else. */
export function labelsFor(words: Words, poll: Poll, { isOwner }: { readonly isOwner: boolean }) {
  const { manage, settings } = words;
  const only = () => manage.onlyOwner(ownerName(words, poll));
  return {
    votesShown: (choice: ChoiceOf<'votesShown'>) => settings.votesShown.choices[choice],
    adding: (choice: ChoiceOf<'adding'>) => {
      if (choice !== 'owner') return manage.adding[choice];
      return isOwner ? settings.adding.choices.owner : only();
    },
    closers: (choice: ChoiceOf<'closers'>) => {
      if (choice !== 'owner') return manage.closers[choice];
      return isOwner ? settings.closers.choices.owner : only();
    },
  };
}

function titleField({ manage, pollMessage }: Words, view: ManageView): InputBlock {
  const title = shortLine(view.wish.title, mostInPollTitle);
  return {
    ...named(view, 'title', manage.title),
    optional: true,
    element: {
      type: 'plain_text_input',
      action_id: manageActionId('title'),
      max_length: mostInPollTitle,
      placeholder: plainText(pollMessage.defaultTitle),
      ...(title !== '' && { initial_value: title }),
    },
  };
}

function timeField({ manage }: Words, view: ManageView): InputBlock {
  const { endsAt } = view.wish;
  return {
    ...named(view, 'endsAt', manage.endsAt.label),
    hint: plainText(manage.endsAt.hint),
    element: {
      type: 'datetimepicker',
      action_id: manageActionId('endsAt'),
      ...(endsAt !== undefined && { initial_date_time: Math.floor(endsAt / 1_000) }),
    },
  };
}

interface Select {
  readonly label: string;
  readonly options: readonly PlainTextOption[];
  readonly chosen: NewEnd | string | number;
}

function selectField(view: ManageView, input: ManageInput, { label, options, chosen }: Select): InputBlock {
  const initial = options.find(({ value }) => value === String(chosen));
  return {
    ...named(view, input, label),
    element: {
      type: 'static_select',
      action_id: manageActionId(input),
      options: [...options],
      ...(initial && { initial_option: initial }),
    },
  };
}

function named({ metadata: { pollId, edition } }: ManageView, input: ManageInput, label: string) {
  return {
    type: 'input' as const,
    block_id: manageBlockId(input, pollId, edition),
    label: plainText(label),
  };
}

const option = (value: string | number, text: string): PlainTextOption => ({
  text: plainText(cutForField(text, mostInOption)),
  value: String(value),
});
