// What stands in the fields of the window in which a poll is managed. Where Slack tells of none, they are as they came up.

import * as v from 'valibot';
import { type Wish, wishFor } from '../../rules/poll/managing.ts';
import { choiceFrom } from '../../rules/poll/settings.ts';
import { actionIds, type ManageInput, manageActionId, manageBlockId } from './ids.ts';
import { type ManageMetadata, newEnds } from './manage-metadata.ts';
import { titleFrom } from './text.ts';

const stateValues = v.record(v.string(), v.record(v.string(), v.unknown()));
const typed = v.object({ value: v.nullish(v.string()) });
const optionChosen = v.object({ selected_option: v.object({ value: v.string() }) });
/** Seconds since 1970. */
const timePicked = v.object({ selected_date_time: v.pipe(v.number(), v.integer(), v.minValue(0)) });
const personChosen = v.object({ selected_user: v.string() });

/** @param values `view.state.values`, as Slack sent it */
export function readWish(values: unknown, metadata: ManageMetadata): Wish {
  const { pollId, edition, read, isUpdated } = metadata;
  const filled = metadata.filled ?? wishFor(read);
  const element = <Schema extends v.GenericSchema>(input: ManageInput, schema: Schema) =>
    elementOf(values, manageBlockId(input, pollId, edition), { action: manageActionId(input), schema });
  const chosen = (input: ManageInput) => element(input, optionChosen)?.selected_option.value ?? '';
  const title = element('title', typed);
  const isEmpty = title?.value == null;
  // A field that an update has filled in may be told of as empty until somebody has touched it.
  const isKept = title === undefined || (isEmpty && isUpdated);
  const ends = chosen('ends');
  const picked = element('endsAt', timePicked)?.selected_date_time;
  const endsAt = picked === undefined ? filled.endsAt : picked * 1_000;
  return {
    title: isKept ? filled.title : titleFrom(title.value ?? ''),
    votesShown: choiceFrom('votesShown', chosen('votesShown')) ?? filled.votesShown,
    adding: choiceFrom('adding', chosen('adding')) ?? filled.adding,
    closers: choiceFrom('closers', chosen('closers')) ?? filled.closers,
    ends: newEnds.find((end) => end === ends) ?? filled.ends,
    ...(endsAt !== undefined && { endsAt }),
  };
}

export const newOwnerBlockId = actionIds.newOwner;

/** Slack's id of who was chosen as the new owner. */
export function readNewOwner(values: unknown): string | undefined {
  const at = { action: actionIds.newOwner, schema: personChosen };
  return elementOf(values, newOwnerBlockId, at)?.selected_user;
}

function elementOf<Schema extends v.GenericSchema>(
  values: unknown,
  block: string,
  { action, schema }: { readonly action: string; readonly schema: Schema },
): v.InferOutput<Schema> | undefined {
  const parsed = v.safeParse(stateValues, values);
  const element = v.safeParse(schema, parsed.success ? parsed.output[block]?.[action] : undefined);
  return element.success ? element.output : undefined;
}

/** Whether the window shows a field. */
export function showsManageInput(values: unknown, blockId: string): boolean {
  const parsed = v.safeParse(stateValues, values);
  return parsed.success && parsed.output[blockId] !== undefined;
}
