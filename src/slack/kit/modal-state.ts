// What stands in the inputs of the modal, read back from what Slack sends with every click in it.
// A value that is missing, odd, or from another draft's inputs leaves what the draft has.

import * as v from 'valibot';
import type { Draft, Settings } from '../../rules/poll/draft.ts';
import { type Choices, choiceFrom, forEachSetting } from '../../rules/poll/settings.ts';
import { conversationIdPattern, type InputName, inputActionId, inputBlockId } from './ids.ts';
import { titleFrom } from './text.ts';

const stateValues = v.record(v.string(), v.record(v.string(), v.unknown()));
const typed = v.object({ value: v.nullish(v.string()) });
const channelChosen = v.object({
  selected_conversation: v.pipe(v.string(), v.regex(conversationIdPattern)),
});
/** Slack knows the values of options as text only. */
const optionChosen = v.object({ selected_option: v.object({ value: v.string() }) });

/**
 * @param values `view.state.values`, as Slack sent it
 * @param isTitleFilled whether an empty title may be Slack's fault, as in the window's metadata
 */
export function readSettings(values: unknown, draft: Draft, isTitleFilled = false): Settings {
  const read = <Schema extends v.GenericSchema>(input: InputName, schema: Schema) =>
    elementOf(values, { input, block: inputBlockId(input, draft.id) }, schema);
  const { settings } = draft;
  const title = isTitleFilled ? (readTitle(values, draft) ?? undefined) : readTitle(values, draft);
  const choices = forEachSetting<Choices>((name) => {
    const text = read(name, optionChosen)?.selected_option.value;
    return (text === undefined ? undefined : choiceFrom(name, text)) ?? settings[name];
  });
  const channel = read('channel', channelChosen)?.selected_conversation ?? settings.channel;
  return {
    title: title === undefined ? settings.title : titleFrom(title ?? ''),
    ...choices,
    ...(channel === undefined ? {} : { channel }),
  };
}

/** The title as it stands in its input; null where Slack tells of an empty one, undefined where it tells of none. */
export function readTitle(values: unknown, draft: Pick<Draft, 'id'>): string | null | undefined {
  const element = elementOf(values, { input: 'title', block: inputBlockId('title', draft.id) }, typed);
  return element && (element.value ?? null);
}

/**
 * What stands in the search field, as typed; empty when nothing does.
 * @param emptied which field it is, as in the window's metadata
 */
export function readSearchField(values: unknown, { draftId, emptied }: SearchField): string {
  const block = inputBlockId('search', draftId, emptied);
  return elementOf(values, { input: 'search', block }, typed)?.value ?? '';
}

export interface SearchField {
  readonly draftId: string;
  readonly emptied: number;
}

interface Place {
  readonly input: InputName;
  readonly block: string;
}

function elementOf<Schema extends v.GenericSchema>(
  values: unknown,
  { input, block: id }: Place,
  schema: Schema,
): v.InferOutput<Schema> | undefined {
  const parsed = v.safeParse(stateValues, values);
  const block = parsed.success ? parsed.output[id] : undefined;
  const element = v.safeParse(schema, block?.[inputActionId(input)]);
  return element.success ? element.output : undefined;
}
