// How the choices of a poll's settings are written down, and checked when they are read. A setting that an item does not
// have yet is as by default.

import * as v from 'valibot';
import {
  type Choices,
  choicesOf,
  defaultChoices,
  forEachSetting,
  type PollSettings,
  pollSettings,
  type SettingName,
  settingNames,
  storedName,
} from '../rules/poll/settings.ts';
import type { RawItem } from './table.ts';

type ChoiceSchemas = { readonly [Name in SettingName]: v.GenericSchema<unknown, Choices[Name]> };

/** For an object that holds all choices, as a draft does. */
export const choiceSchemas = forEachSetting<ChoiceSchemas>(choiceSchema);

/** For an object that holds those which a poll keeps. */
export const pollSettingSchemas: Pick<ChoiceSchemas, keyof PollSettings> = pollSettings(choiceSchemas);

function choiceSchema<Name extends SettingName>(name: Name) {
  // The compiler does not see that the schema of one setting is that of its name.
  return v.optional(v.picklist(choicesOf(name)), defaultChoices[name]) as ChoiceSchemas[Name];
}

/** Settings under the names by which they are stored. */
export function toStoredNames(settings: RawItem): RawItem {
  return renamed(settings, new Map(settingNames.map((name) => [name, storedName(name)])));
}

export function fromStoredNames(settings: RawItem): RawItem {
  return renamed(settings, new Map(settingNames.map((name) => [storedName(name), name])));
}

function renamed(settings: RawItem, names: ReadonlyMap<string, string>): RawItem {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [names.get(name) ?? name, value]),
  );
}
