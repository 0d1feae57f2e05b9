// Where `npm run manifest` starts.

import { processOutput, runCommand } from './command.ts';
import { manifestCommand } from './manifest-command.ts';

process.exitCode = await runCommand(manifestCommand(process.env), process.argv.slice(2), processOutput);
