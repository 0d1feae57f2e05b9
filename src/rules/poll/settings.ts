// What the starter of a poll chooses beside its songs: one table, from which the window, what is read back from it, the
// draft, the poll and its item follow. The words for the choices are in slack/words/settings.ts.

export interface Setting<Choice extends string | number = string | number> {
  /** In the order in which they are offered. */
  readonly choices: readonly Choice[];
  /** What holds until somebody chooses, and in drafts and polls from before there was the setting. */
  readonly byDefault: Choice;
  /** Always in the window, or unfolded there under "More options". */
  readonly place: 'window' | 'more';
  /** Whether the poll keeps the choice as it is; else something follows from it when the poll is posted. */
  readonly isInPoll: boolean;
  /** Its name in stored drafts and in the ids of its input, where these are older than its name here. */
  readonly earlierName?: string;
}

/** In the order in which the window shows them. */
const table = {
  votesPerPerson: { choices: [1, 2, 3, 'any'], byDefault: 1, place: 'window', isInPoll: true },
  /** When the poll closes by itself; `never` leaves it to people. It becomes the poll's `closesAt`; for `at` see `details`. */
  votingEnds: {
    choices: ['never', '15m', '1h', '4h', '24h', 'at'],
    byDefault: 'never',
    place: 'window',
    isInPoll: false,
    earlierName: 'closes',
  },
  /** Who may close the poll: its owner alone, or anyone who can see it. */
  closers: { choices: ['owner', 'anyone'], byDefault: 'owner', place: 'window', isInPoll: true },
  /** Whether the poll closes as soon as enough people have voted (`details`). It becomes the poll's `closesAtVoters`. */
  closeEarly: { choices: ['never', 'voters'], byDefault: 'never', place: 'more', isInPoll: false },
  /** Whether counts and names are seen while people vote, or only when the poll is closed. */
  votesShown: { choices: ['live', 'closed'], byDefault: 'live', place: 'more', isInPoll: true },
  /** Whether people see who voted for what; where they do not, nobody can find it out after the poll is closed. */
  voterNames: { choices: ['shown', 'hidden'], byDefault: 'shown', place: 'more', isInPoll: true },
  /** Who may add songs to the open poll besides its owner, and how many each. */
  adding: { choices: ['owner', 1, 3, 'any'], byDefault: 'owner', place: 'more', isInPoll: true },
  /** What follows when several songs have the most votes: see ties.ts. */
  ties: { choices: ['all', 'run-off', 'toss'], byDefault: 'all', place: 'more', isInPoll: true },
  /** Whether the channel is reminded, once, when a fifth of the time is left. */
  remind: { choices: ['nobody', 'channel'], byDefault: 'nobody', place: 'more', isInPoll: true },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof table;
/** A choice for each setting. */
export type Choices = { readonly [Name in SettingName]: (typeof table)[Name]['choices'][number] };
export type ChoiceOf<Name extends SettingName> = Choices[Name];

export const settings: { readonly [Name in SettingName]: Setting<Choices[Name]> } = table;

export type VotesPerPerson = ChoiceOf<'votesPerPerson'>;
export type VotingEnds = ChoiceOf<'votingEnds'>;
export type Closers = ChoiceOf<'closers'>;

/** What has to be filled in besides, where a certain choice is made. */
export const details = {
  /** Milliseconds since 1970. */
  endsAt: { of: 'votingEnds', choice: 'at' },
  /** A number of people. */
  enoughVoters: { of: 'closeEarly', choice: 'voters' },
} as const;
export type DetailName = keyof typeof details;
export const detailNames: readonly DetailName[] = namesIn(details);

/** What has to be filled in besides these choices. */
export function detailsOf(choices: Choices): readonly DetailName[] {
  return detailNames.filter((detail) => choices[details[detail].of] === details[detail].choice);
}

type NameInPoll = {
  [Name in SettingName]: (typeof table)[Name]['isInPoll'] extends true ? Name : never;
}[SettingName];
/** The choices that a poll keeps. */
export type PollSettings = Pick<Choices, NameInPoll>;

export const settingNames: readonly SettingName[] = namesIn(settings);
const namesInPoll: readonly NameInPoll[] = settingNames.filter(isInPoll);

export const defaultChoices: Choices = forEachSetting((name) => settings[name].byDefault);

/**
 * One value for each setting, under its name.
 * @param make called once for each name
 */
export function forEachSetting<Values extends Record<SettingName, unknown>>(
  make: <Name extends SettingName>(name: Name) => Values[Name],
): Values {
  // The compiler cannot follow that a loop over all names fills all of them in.
  return Object.fromEntries(settingNames.map((name) => [name, make(name)])) as Values;
}

/** The choice whose text is `text`; undefined when there is none. */
export function choiceFrom<Name extends SettingName>(name: Name, text: string): ChoiceOf<Name> | undefined {
  return choicesOf(name).find((choice) => String(choice) === text);
}

export function choicesOf<Name extends SettingName>(name: Name): readonly ChoiceOf<Name>[] {
  return settings[name].choices;
}

/** What a poll keeps of something that there is for each setting, such as the choices. */
export function pollSettings<Values extends Record<NameInPoll, unknown>>(
  from: Values,
): Pick<Values, NameInPoll> {
  // As above.
  return Object.fromEntries(namesInPoll.map((name) => [name, from[name]])) as Pick<Values, NameInPoll>;
}

/** The names of the settings in one place of the window, in their order. */
export function settingsAt(place: Setting['place']): readonly SettingName[] {
  return settingNames.filter((name) => settings[name].place === place);
}

/**
 * What the next poll of the same person in the same channel begins with: the choices that are always in the window. A date
 * and time comes only once; what is under "More options" always starts off.
 */
export function usualAfter(choices: Choices): Choices {
  const shown = settingsAt('window');
  const isUsual = (name: SettingName) =>
    shown.includes(name) && !(name === 'votingEnds' && choices[name] === 'at');
  return forEachSetting((name) => (isUsual(name) ? choices[name] : defaultChoices[name]));
}

/** Those of these settings whose choice is not the one that holds until somebody chooses. */
export function chosenAmong(
  names: readonly SettingName[],
  choices: Partial<Choices>,
): readonly SettingName[] {
  return names.filter((name) => choices[name] !== undefined && choices[name] !== defaultChoices[name]);
}

export function areSameInPoll(one: PollSettings, other: PollSettings): boolean {
  return namesInPoll.every((name) => one[name] === other[name]);
}

export function areSameChoices(one: Choices, other: Choices): boolean {
  return settingNames.every((name) => one[name] === other[name]);
}

/** Its name in stored drafts and in ids of the window. */
export function storedName(name: SettingName): string {
  const setting: Setting = settings[name];
  return setting.earlierName ?? name;
}

/** Whether a name is that of a setting. */
export function isSetting(name: string): name is SettingName {
  return name in settings;
}

export function isInPoll(name: SettingName): name is NameInPoll {
  return settings[name].isInPoll;
}

/** `Object.keys` knows no names. */
function namesIn<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(table) as Name[];
}
