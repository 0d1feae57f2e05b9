// What every control for filling in is handed.

import type { Placed } from '../../protocol/field-state.ts';

export interface FieldProps {
  readonly placed: Placed;
  readonly name: FieldName;
}

/** What names and describes a control to those who do not see it. */
export interface FieldName {
  readonly id?: string | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
  readonly 'aria-required'?: boolean | undefined;
}

/** Marks a control that the app wants the focus in when the modal opens. */
export function focusMark({ element }: Placed): { readonly 'data-focus-on-load'?: '' } {
  return element['focus_on_load'] === true ? { 'data-focus-on-load': '' } : {};
}
