// What the starter of a poll chooses in the window: the label of each setting, and what its choices are called.

import type { ChoiceOf, DetailName, SettingName } from '../../rules/poll/settings.ts';

export interface SettingWords<Choice extends string | number> {
  readonly label: string;
  readonly choices: Readonly<Record<Choice, string>>;
  /** Under the menu: what has to be known before choosing. */
  readonly hint?: string;
  /** A phrase for the head of the poll's message, for each choice that is unusual: "Results when it closes". */
  readonly inMessage?: Readonly<Partial<Record<Choice, string>>>;
}

/** A field that has to be filled in besides a certain choice. */
export interface DetailWords {
  readonly label: string;
  readonly hint?: string;
}

export type DetailsWords = { readonly [Name in DetailName]: DetailWords };

/** The button that unfolds the settings which most polls do without. */
export interface MoreOptionsWords {
  readonly unfold: string;
  readonly fold: string;
  /** What is chosen under it while it is folded. */
  readonly chosen: (choices: readonly string[]) => string;
}

export type SettingsWords = { readonly [Name in SettingName]: SettingWords<ChoiceOf<Name>> };
