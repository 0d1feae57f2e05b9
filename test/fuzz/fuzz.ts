// Runs seeds one after the other, inside a sandbox (../chaos/enclosure.ts), and checks each.

import { enclose } from '../chaos/world/enclosure.ts';
import type { Kind } from './act.ts';
import { complaintsAbout, statusOf } from './checks.ts';
import { createFuzzWorld, environment, type FuzzOptions, type Seen } from './fuzz-world.ts';

export interface Run {
  readonly seed: number;
  readonly kind: Kind;
  readonly status: number | undefined;
  readonly writes: number;
  readonly deadEnds: number;
  /** Which checks do not hold, and why; to be empty. */
  readonly broken: readonly string[];
  /** What was sent. */
  readonly event: unknown;
}

export type Fuzzing = Awaited<ReturnType<typeof startFuzzing>>;

/** Closes the room, until `close`: there is only one of it in a process. */
export async function startFuzzing(options: FuzzOptions) {
  const outside = { ...process.env };
  const open = enclose();
  Object.assign(process.env, environment);
  const world = await createFuzzWorld(options);
  return {
    /** Runs a seed. One at a time. */
    run: async (seed: number): Promise<Run> => runOf(seed, await world.run(seed)),
    close(): void {
      world.close();
      process.env = outside;
      open();
    },
  };
}

function runOf(seed: number, seen: Seen): Run {
  const { drawn, asked, event } = seen;
  return {
    seed,
    kind: drawn.kind === 'act' ? drawn.act.kind : drawn.kind,
    status: statusOf(seen),
    writes: asked.writes,
    deadEnds: asked.deadEnds,
    broken: complaintsAbout(seen),
    event,
  };
}
