// People of a run in the window in which songs are added to a poll.

import type { LocalPerson } from '../../src/playground/person/slack-person.ts';
import type { Message } from '../../src/playground/slack/slack-world.ts';
import { wordsIn } from '../../src/slack/words/languages.ts';
import type { AddingDeed } from './fate/adding.ts';
import { titleOf, wordsFor } from './world/catalogue.ts';
import type { ChaosWorld } from './world/chaos-world.ts';

const { adding } = wordsIn();
/** How long people look at what a window shows now, in milliseconds. */
const looksMs = 1_000;
const tries = 3;

/** At another screen, where no other window is open. @param times how often Slack delivers the click on Add */
export async function addsSong(
  { pass }: Pick<ChaosWorld, 'pass'>,
  someone: LocalPerson,
  { message, deed, times }: { readonly message: Message; readonly deed: AddingDeed; readonly times: 1 | 2 },
): Promise<void> {
  const person = someone.atAnotherScreen();
  const number = deed.song + 1;
  await person.presses(adding.button, { in: message });
  await pass(looksMs);
  for (let tried = 0; tried < tries && person.modal?.text.includes(`Queen`) !== true; tried += 1) {
    await person.fills(adding.field.label, wordsFor(number, deed.isTwin));
    await person.pressesEnter(adding.field.label);
    await pass(looksMs);
  }
  await person.presses('Add', { beside: titleOf(number), times });
  if (!deed.takesBack) return;
  await pass(looksMs);
  await person.presses(adding.takeBack, { beside: titleOf(number) });
}
