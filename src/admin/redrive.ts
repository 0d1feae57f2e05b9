// Where `npm run redrive` starts.

import { processOutput, runCommand } from './command.ts';
import { redriveCommand } from './redrive-command.ts';

process.exitCode = await runCommand(redriveCommand(process.env), process.argv.slice(2), processOutput);
