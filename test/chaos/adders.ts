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
  const title = titleOf(deed.song + 1);
  const shows = (words: string) => person.modal?.text.includes(words) === true;
  const waitsFor = async (words: string) => {
    for (let tried = 0; tried < tries && !shows(words); tried += 1) await pass(looksMs);
  };
  await person.presses(adding.button, { in: message });
  await waitsFor(adding.field.label);
  for (let tried = 0; tried < tries && !shows(`${title} Queen`); tried += 1) {
    await person.fills(adding.field.label, wordsFor(deed.song + 1, deed.isTwin));
    await person.pressesEnter(adding.field.label);
    await pass(looksMs);
  }
  await person.presses('Add', { beside: title, times });
  if (!deed.takesBack) return;
  await waitsFor(adding.takeBack);
  await pass(looksMs);
  await person.presses(adding.takeBack, { beside: title });
}
