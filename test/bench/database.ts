// The embedded DynamoDB of the benchmarks: dynoxide, a program of its own, spoken to directly. Where it is not installed
// dynalite stands in, in the process that makes the load: never in one that is measured.

import { startDynoxide } from '../../src/playground/dynamo/dynoxide-engine.ts';
import { clientSettings, createTable } from '../../src/playground/dynamo/embedded-dynamo.ts';
import {
  installedEngines,
  type LocalTable,
  startLocalTable,
} from '../../src/playground/dynamo/local-table.ts';
import { tableStream } from '../../src/playground/dynamo/table-stream.ts';

export type Database = Pick<LocalTable, 'kind' | 'endpoint' | 'source' | 'close'>;

export const tableName = 'songpoll-bench';

/** Lambda looks into a shard four times a second. */
const lookEveryMs = 250;

export async function startDatabase(): Promise<Database> {
  if (!installedEngines().includes('dynoxide')) return startLocalTable({ tableName });
  const { kind, endpoint, close } = await startDynoxide();
  await createTable(endpoint, tableName);
  const source = await tableStream({ tableName, settings: clientSettings(endpoint), lookEveryMs });
  return {
    kind,
    endpoint,
    source,
    async close() {
      source.close();
      await close();
    },
  };
}
