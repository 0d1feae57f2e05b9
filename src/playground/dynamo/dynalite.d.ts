// dynalite ships no types: the little of it that we use.

declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** Milliseconds that tables spend in CREATING, DELETING and UPDATING. */
  interface Options {
    readonly createTableMs: number;
    readonly deleteTableMs: number;
    readonly updateTableMs: number;
    /** A folder; in memory when absent. */
    readonly path?: string;
  }

  function dynalite(options: Options): Server;
  export = dynalite;
}
