// What stands in the inputs of the modal, read back from what Slack sends with every click in it.
// A value that is missing, odd, or from another draft's inputs leaves what the draft has.

import * as v from 'valibot';
import type { Draft, Settings } from '../../rules/poll/draft.ts';
import { type Choices, choiceFrom, type DetailName, forEachSetting } from '../../rules/poll/settings.ts';
import { conversationIdPattern, type InputName, inputActionId, inputBlockId } from './ids.ts';
import { titleFrom } from './text.ts';

const stateValues = v.record(v.string(), v.record(v.string(), v.unknown()));
const typed = v.object({ value: v.nullish(v.string()) });
const channelChosen = v.object({
  selected_conversation: v.pipe(v.string(), v.regex(conversationIdPattern)),
});
/** Seconds since 1970. */
const timePicked = v.object({ selected_date_time: v.nullish(v.pipe(v.number(), v.integer())) });
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
    ...readDetails(read, settings),
  };
}

type Read = <Schema extends v.GenericSchema>(
  input: InputName,
  schema: Schema,
) => v.InferOutput<Schema> | undefined;

/** A field that the window does not show leaves what the draft has; an empty one, or one with nonsense in it, takes it away. */
function readDetails(read: Read, settings: Settings): Pick<Settings, DetailName> {
  const time = read('endsAt', timePicked);
  const count = read('enoughVoters', typed);
  const endsAt = time === undefined ? settings.endsAt : millisecondsOf(time.selected_date_time);
  const enoughVoters = count === undefined ? settings.enoughVoters : numberIn(count.value);
  return { ...(endsAt !== undefined && { endsAt }), ...(enoughVoters !== undefined && { enoughVoters }) };
}

const millisecondsOf = (seconds: number | null | undefined) =>
  seconds == null ? undefined : seconds * 1_000;

function numberIn(text: string | null | undefined): number | undefined {
  return text != null && /^\d{1,9}$/u.test(text.trim()) ? Number(text) : undefined;
}

/** Whether the window shows the field for a detail. */
export function showsDetail(values: unknown, draftId: string, detail: DetailName): boolean {
  return (
    elementOf(values, { input: detail, block: inputBlockId(detail, draftId) }, v.unknown()) !== undefined
  );
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
