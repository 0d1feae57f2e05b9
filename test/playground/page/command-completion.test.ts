import { expect, it } from 'vitest';
import { offeredCommands } from '../../../src/playground/page/command-completion.ts';

const commands = ['/songpoll', '/songpoll-dev', '/other'].map((command) => ({
  command,
  description: '',
  usageHint: '',
}));

it.each([
  ['/', ['/songpoll', '/songpoll-dev', '/other']],
  ['/So', ['/songpoll', '/songpoll-dev']],
  ['/songpoll', ['/songpoll', '/songpoll-dev']],
  ['/songpoll ', []],
  ['/nothing', []],
  ['song', []],
  ['', []],
])('for “%s” the composer offers %j', (typed, offered) => {
  expect(offeredCommands(typed, commands).map(({ command }) => command)).toEqual(offered);
});
