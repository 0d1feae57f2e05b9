// What is unusual about a poll, in phrases for the head of its message.

import type { Poll } from '../../rules/poll/poll.ts';
import { type ChoiceOf, isInPoll, type SettingName, settingNames } from '../../rules/poll/settings.ts';
import type { SettingWords } from '../words/settings.ts';
import type { Words } from '../words/words.ts';

/** Of a poll that takes no votes any more, what still matters to who reads its result. */
const stillTold: readonly SettingName[] = ['voterNames'];

/** In the order of the settings; empty for a plain poll. */
export function unusualIn(words: Words, poll: Poll): readonly string[] {
  const { status, closesAtVoters } = poll;
  const isOpen = status === 'open';
  const chosen = settingNames
    .filter(isInPoll)
    .filter((name) => isOpen || stillTold.includes(name))
    .flatMap((name) => phraseFor(words, name, poll[name]) ?? []);
  const waitsFor = isOpen && closesAtVoters !== undefined;
  return waitsFor ? [words.endings.closesAtVoters(closesAtVoters), ...chosen] : chosen;
}

function phraseFor<Name extends SettingName>(words: Words, name: Name, choice: ChoiceOf<Name>) {
  const { inMessage }: SettingWords<ChoiceOf<Name>> = words.settings[name];
  return inMessage?.[choice];
}
