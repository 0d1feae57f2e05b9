// Where `npm run manifest` starts.

import { manifestCommand } from './manifest-command.ts';

const { exitCode, out, complaint } = manifestCommand(process.argv.slice(2));
process.stdout.write(out);
process.stderr.write(complaint);
process.exitCode = exitCode;
