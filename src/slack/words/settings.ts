// What the starter of a poll chooses in the window: the label of each setting, and what its choices are called.

import type { ChoiceOf, SettingName } from '../../rules/poll/settings.ts';

export interface SettingWords<Choice extends string | number> {
  readonly label: string;
  readonly choices: Readonly<Record<Choice, string>>;
}

export type SettingsWords = { readonly [Name in SettingName]: SettingWords<ChoiceOf<Name>> };
