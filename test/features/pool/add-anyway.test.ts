// A song that won lately, wanted again: who may bring it back is asked, everybody else is told why not.

import { expect, test } from 'vitest';
import { searchLabel } from '../../world.ts';
import { poolWorld, saveForPoll, track } from './pool-world.ts';

const won = '“Summer Song 3” won on';

/** "Summer Song 3" has won, and another poll by Ann is open, to which anyone may add. */
async function afterAWin() {
  const here = await poolWorld();
  const { ann, bo, music, slack, world, settle } = here;
  const dee = slack.addPerson('dee', { displayName: 'Dee', role: 'admin' });
  slack.invite(music, dee);
  const first = await world.startsPoll();
  await bo.presses('Vote', { in: first, beside: 'Summer Song 3' });
  await ann.presses('Close poll', { in: first });
  await settle();
  await ann.types('/songpoll Saturday', { in: music });
  await world.picks(ann, ['Summer Song 1', 'Summer Song 2']);
  await ann.presses('More options');
  await ann.chooses('Adding songs', 'Anyone: any number');
  await ann.submits();
  await settle();
  const poll = slack.messagesIn(music).at(-1);
  if (poll === undefined) throw new Error('No poll was posted.');
  return { ...here, dee, poll, shown: () => slack.textOf(poll) };
}

type Here = Awaited<ReturnType<typeof afterAWin>>;

/** @param through the buttons that lead to the window */
async function adds({ poll }: Here, person: Here['ann'], ...through: readonly string[]): Promise<string> {
  const [first = 'Add a song', ...others] = through;
  await person.presses(first, { in: poll });
  for (const button of others) await person.presses(button);
  await person.fills(searchLabel, 'seasons');
  await person.pressesEnter(searchLabel);
  await person.presses('Add', { beside: 'Summer Song 3' });
  return person.modal?.text ?? '';
}

test('who takes part in a poll cannot add a recent winner', async () => {
  const here = await afterAWin();
  const window = await adds(here, here.bo);
  expect(window).toContain(won);
  expect(window).not.toContain('[Add anyway]');
  await here.settle();
  expect(here.shown()).not.toContain('Summer Song 3');
});

test.each([
  ['the owner of a poll', 'ann', ['Add a song']],
  ['who moderates the channel', 'dee', ['Add a song']],
  ['who moderates, under Manage,', 'dee', ['Manage', 'Add a song']],
] as const)('%s is asked, and adds it anyway', async (_who, name, through) => {
  const here = await afterAWin();
  const window = await adds(here, here[name], ...through);
  expect(window).toContain(won);
  await here.settle();
  expect(here.shown()).not.toContain('Summer Song 3');
  await here[name].presses('Add anyway');
  expect(here[name].modal?.text).toContain('“Summer Song 3” is in the poll now.');
  here.clock.pass(5_000);
  await here.settle();
  expect(here.shown()).toContain('Summer Song 3');
  expect([...here.slack.problems, ...here.slack.failures]).toEqual([]);
});

test('in the window for suggestions those who moderate may save it anyway, and nobody else', async () => {
  const here = await afterAWin();
  const suggests = async (person: Here['ann']) => {
    await person.types('/songpoll suggest', { in: here.music });
    await person.fills(searchLabel, 'seasons');
    await person.pressesEnter(searchLabel);
    await person.presses('Save', { beside: 'Summer Song 3' });
    return person.modal?.text ?? '';
  };
  expect(await suggests(here.bo)).not.toContain('[Add anyway]');
  expect(await suggests(here.dee)).toContain(won);
  await here.dee.presses('Add anyway');
  expect(here.dee.modal?.text).toContain('“Summer Song 3” is saved for a poll here.');
  expect(await here.order()).toEqual(['Summer Song 3']);
  // Once somebody who may has let it in, others may want it too.
  await here.bo.usesShortcut(saveForPoll, {
    on: here.slack.say(here.bo, { in: here.music, text: track(3) }),
  });
  expect(here.bo.privateWords.at(-1)).toContain('Now you want it too');
  expect([...here.slack.problems, ...here.slack.failures]).toEqual([]);
});
