// Where `npm run secrets` starts.

import { processOutput, runCommand } from './command.ts';
import { secretsCommand } from './secrets-command.ts';

const command = secretsCommand({ env: process.env, input: process.stdin });
process.exitCode = await runCommand(command, process.argv.slice(2), processOutput);
