// Where `npm run forget` starts.

import { processOutput, runCommand } from './command.ts';
import { forgetCommand } from './forget-command.ts';

process.exitCode = await runCommand(forgetCommand(process.env), process.argv.slice(2), processOutput);
