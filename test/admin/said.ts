// Runs a command as its entry does, and keeps what it says.

import { type Command, runCommand } from '../../src/admin/command.ts';

export async function saidBy(command: Command, ...args: readonly string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const output = {
    say: (line: string) => void said.push(line),
    complain: (line: string) => void complained.push(line),
  };
  const exitCode = await runCommand(command, args, output);
  return { exitCode, out: said.join('\n'), complaint: complained.join('\n') };
}
