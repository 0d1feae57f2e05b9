// `npm run bench`: how fast, how expensive and how steady the app is, in tables, each figure beside a floor or a target.

import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureBurst } from './burst.ts';
import { measureCost } from './cost.ts';
import { measureDrawing } from './draw.ts';
import { measureFairness } from './fairness.ts';
import { type Effort, type Measurement, printed, type Row } from './measurement.ts';
import { measureMemory } from './memory.ts';
import { measureModal } from './modal.ts';
import { measureSchedules } from './schedules.ts';
import { measureVotes } from './vote.ts';
import { measureSecrecy } from './vote-secrecy.ts';

const measurements: Readonly<Record<string, (effort: Effort) => Promise<Measurement>>> = {
  vote: measureVotes,
  secrecy: measureSecrecy,
  cost: measureCost,
  burst: measureBurst,
  fairness: measureFairness,
  schedules: measureSchedules,
  modal: measureModal,
  draw: measureDrawing,
  memory: measureMemory,
};

const help = `npm run bench -- [--only vote,cost] [--quick] [--json]

  --only   ${Object.keys(measurements).join(', ')}
  --quick  fewer rounds and voters: about a minute on a quiet machine, and noisier
  --json   everything on one line

Exits with 1 when something is broken (a vote lost, an error answered) or a target that is a count is missed: requests,
capacity units, calls, bytes. A target in time is only marked "missed": how fast a machine is today is no fault of ours.
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(measurements).join() },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
/** The SDK warns in every process that it will drop Node 20. */
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
const print = (text: string) => process.stdout.write(text);

if (values.help) print(help);
else await run(values.only.split(','));

async function run(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => measurements[name] === undefined);
  if (unknown.length > 0) {
    process.stderr.write(`There is no measurement ${unknown.join(', ')}.\n\n${help}`);
    process.exitCode = 1;
    return;
  }
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
  if (!values.json) print(`${machine}\n`);
  const results: Record<string, Measurement> = {};
  for (const name of names) {
    const result = await measurements[name]?.({ isQuick: values.quick });
    if (result === undefined) continue;
    results[name] = result;
    if (!values.json) print(printed(result));
  }
  if (values.json) print(`${JSON.stringify({ machine, ...results })}\n`);
  process.exitCode = Object.values(results).every(isSound) ? 0 : 1;
}

function isSound({ broken, rows }: Measurement): boolean {
  const isForgiven = ({ target }: Row) => target === undefined || target.isMet || target.kind === 'time';
  return broken.length === 0 && rows.every(isForgiven);
}
