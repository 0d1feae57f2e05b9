// What was typed as a note, in a window's inputs.

import * as v from 'valibot';
import { actionIds } from '../../slack/kit/ids.ts';

const values = v.object({
  [actionIds.note]: v.object({ [actionIds.note]: v.object({ value: v.nullish(v.string()) }) }),
});

/** @param state `view.state.values`, as Slack sent it. Empty where nothing is typed */
export function typedNote(state: unknown): string {
  const read = v.safeParse(values, state);
  return read.success ? (read.output[actionIds.note][actionIds.note].value ?? '') : '';
}
