// What stands in the inputs of the modal, read back from what Slack sends with every click in it.
// A value that is missing, odd, or from another draft's inputs leaves what the draft has.

import * as v from 'valibot';
import { closingTimes, type Draft, type Settings } from '../../rules/poll/draft.ts';
import { closersChoices, votesPerPersonChoices } from '../../rules/poll/poll.ts';
import { actionIds, conversationIdPattern, type InputName, inputBlockId } from './ids.ts';
import { mostInTextInput } from './limits.ts';
import { shortLine, titleFrom } from './text.ts';

const stateValues = v.record(v.string(), v.record(v.string(), v.unknown()));
const typed = v.object({ value: v.nullish(v.string(), '') });
const channelChosen = v.object({
  selected_conversation: v.pipe(v.string(), v.regex(conversationIdPattern)),
});
const votesChosen = chosenFrom(votesPerPersonChoices);
const closersChosen = chosenFrom(closersChoices);
const closesChosen = chosenFrom(closingTimes);

/** @param values `view.state.values`, as Slack sent it */
export function readSettings(values: unknown, draft: Draft): Settings {
  const read = <Schema extends v.GenericSchema>(input: InputName, schema: Schema) =>
    elementOf(values, input, draft.id, schema);
  const { settings } = draft;
  const title = read('title', typed)?.value;
  const channel = read('channel', channelChosen)?.selected_conversation ?? settings.channel;
  return {
    title: title === undefined ? settings.title : titleFrom(title),
    votesPerPerson: read('votesPerPerson', votesChosen) ?? settings.votesPerPerson,
    closers: read('closers', closersChosen) ?? settings.closers,
    closes: read('closes', closesChosen) ?? settings.closes,
    ...(channel === undefined ? {} : { channel }),
  };
}

/** The words or links in the search field, on one line; empty when nothing is typed. */
export function readQuery(values: unknown, draft: Pick<Draft, 'id'>): string {
  return shortLine(elementOf(values, 'search', draft.id, typed)?.value ?? '', mostInTextInput);
}

function elementOf<Schema extends v.GenericSchema>(
  values: unknown,
  input: InputName,
  draftId: string,
  schema: Schema,
): v.InferOutput<Schema> | undefined {
  const parsed = v.safeParse(stateValues, values);
  const block = parsed.success ? parsed.output[inputBlockId(input, draftId)] : undefined;
  const element = v.safeParse(schema, block?.[actionIds[input]]);
  return element.success ? element.output : undefined;
}

/** The option of a select that was chosen, as the choice it stands for: Slack knows option values as text only. */
function chosenFrom<const Choice extends string | number>(choices: readonly Choice[]) {
  return v.pipe(
    v.object({ selected_option: v.object({ value: v.string() }) }),
    v.transform((element) => choices.find((choice) => String(choice) === element.selected_option.value)),
  );
}
