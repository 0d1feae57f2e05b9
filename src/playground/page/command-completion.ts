// Which slash commands the composer offers for what is typed so far.

import type { ShownCommand } from '../protocol/page-protocol.ts';

/** Those that begin like the one word typed; none once a space ends the command. */
export function offeredCommands(typed: string, commands: readonly ShownCommand[]): readonly ShownCommand[] {
  if (!/^\/\S*$/u.test(typed)) return [];
  return commands.filter(({ command }) => command.startsWith(typed.toLowerCase()));
}
