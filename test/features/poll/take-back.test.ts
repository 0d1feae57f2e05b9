import { describe, expect, test } from 'vitest';
import { worldOfAdding } from './adding-world.ts';

const second = 1_000;

/** Bo has added "Summer Song 1", and may add one. */
async function worldWithAdded(...wish: Parameters<typeof worldOfAdding>) {
  const at = await worldOfAdding({ adding: 1, ...wish[0] }, wish[1]);
  await at.opens(at.bo);
  await at.searches(at.bo, 'seasons');
  await at.adds(at.bo, 'Summer Song 1');
  await at.waits(2 * second);
  const ask = async () => {
    await at.bo.presses('My votes', { in: at.poll });
    const last = at.bo.privateMessages.at(-1);
    if (last === undefined) throw new Error('Nothing was said.');
    return last;
  };
  return { ...at, ask };
}

describe('a song that its adder takes back', () => {
  test('is out of the poll, and another one may be added', async () => {
    const at = await worldWithAdded();
    await at.bo.presses('Take back', { beside: 'Summer Song 1' });
    expect(at.window(at.bo)).toContain('“Summer Song 1” is out of the poll again.');
    await at.adds(at.bo, 'Summer Song 2');
    expect(await at.titles()).toEqual(['Song 1', 'Song 2', 'Song 3', 'Summer Song 2']);
    await at.waits(2 * second);
    expect(at.shown()).not.toContain('Summer Song 1');
    expect(at.shown()).toContain('5. Summer Song 2');
    expect(await at.untruths()).toEqual([]);
  });

  test('stands under My votes, with a button', async () => {
    const at = await worldWithAdded();
    const word = await at.ask();
    expect(at.bo.privateWords.at(-1)).toContain('Songs you added');
    await at.bo.presses('Take back', { in: word, beside: 'Summer Song 1' });
    expect(at.bo.privateWords.at(-1)).toContain('“Summer Song 1” is out of the poll again.');
    expect(at.bo.privateWords.at(-1)).not.toContain('Songs you added');
    expect(await at.titles()).toEqual(['Song 1', 'Song 2', 'Song 3']);
    await at.cy.presses('My votes', { in: at.poll });
    expect(at.cy.privateWords.at(-1)).not.toContain('Songs you added');
  });

  test('stays once it has votes', async () => {
    const at = await worldWithAdded();
    const word = await at.ask();
    await at.cy.presses('Vote', { in: at.poll, beside: 'Summer Song 1' });
    await at.bo.presses('Take back', { in: word, beside: 'Summer Song 1' });
    expect(at.bo.privateWords.at(-1)).toContain('“Summer Song 1” has votes by now, so it stays in the poll.');
    expect(await at.titles()).toHaveLength(4);
  });

  test('is not to be taken back by somebody else, nor twice, nor from a closed poll', async () => {
    const at = await worldWithAdded();
    const button = { in: await at.ask(), beside: 'Summer Song 1' };
    await at.bo.presses('Take back', { ...button, times: 2 });
    expect(await at.titles()).toHaveLength(3);
    // The window still shows it.
    await at.bo.presses('✓ In the poll', { beside: 'Summer Song 1' });
    expect(await at.titles()).toHaveLength(3);
    await at.adds(at.bo, 'Summer Song 1');
    await at.ann.presses('Close poll', { in: at.poll });
    await at.bo.presses('Take back', { beside: 'Summer Song 1' });
    expect(at.window(at.bo)).toContain('This poll is closed');
    expect(await at.titles()).toHaveLength(4);
  });

  test('frees a vote that came at the same moment, and its voter is told', async () => {
    const at = await worldWithAdded({}, { instances: 2 });
    await Promise.all([
      at.bo.presses('Take back', { beside: 'Summer Song 1' }),
      at.cy.presses('Vote', { in: at.poll, beside: 'Summer Song 1' }),
    ]);
    await at.waits(2 * second);
    const { tally, poll } = await at.truth();
    const isOut = poll.songs[3]?.isRemoved === true;
    expect(tally.songs[3]?.votes).toBe(isOut ? 0 : 1);
    const told = at.cy.privateWords.join('\n');
    expect(told.includes('was taken out of')).toBe(isOut);
  });
});
