// A button, for messages and windows alike.

import type { Button } from '@slack/types';
import { plainText } from './message.ts';

interface Press {
  /** What comes back when it is pressed. */
  readonly value?: string;
  /** What screen readers say in the place of its text. */
  readonly label?: string;
}

export function button(actionId: string, text: string, { value, label }: Press = {}): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(text),
    ...(value !== undefined && { value }),
    ...(label !== undefined && { accessibility_label: label }),
  };
}
