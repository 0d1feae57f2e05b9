// Our table on this machine, ready to use: an engine, a proxy in front of it, the table in it, and its stream.

import { startDynalite } from './dynalite-engine.ts';
import { dynoxideBinary, startDynoxide } from './dynoxide-engine.ts';
import { createTable, type EmbeddedDynamo, type EngineKind } from './embedded-dynamo.ts';
import { observedStream } from './observed-stream.ts';
import { type ObservingProxy, observingProxy } from './observing-proxy.ts';
import type { StreamSource } from './stream-source.ts';
import { tableStream } from './table-stream.ts';

export interface LocalTableOptions {
  readonly tableName: string;
  /** dynoxide where it is installed, else dynalite, when absent. */
  readonly engine?: EngineKind;
  /** File that keeps the data; dynoxide only. */
  readonly dbPath?: string;
}

export interface LocalTable {
  readonly kind: EngineKind;
  readonly tableName: string;
  /** The proxy's: what `AWS_ENDPOINT_URL_DYNAMODB` has to be. */
  readonly endpoint: string;
  readonly proxy: ObservingProxy;
  readonly source: StreamSource;
  close(): Promise<void>;
}

/** The engines that can run on this machine. */
export function installedEngines(): readonly EngineKind[] {
  return dynoxideBinary() === undefined ? ['dynalite'] : ['dynoxide', 'dynalite'];
}

export async function startLocalTable({ tableName, engine, dbPath }: LocalTableOptions): Promise<LocalTable> {
  const kind = engine ?? (dynoxideBinary() === undefined ? 'dynalite' : 'dynoxide');
  const dynamo = await (kind === 'dynalite'
    ? startDynalite()
    : startDynoxide(dbPath === undefined ? {} : { dbPath }));
  await createTable(dynamo.endpoint, tableName);
  const proxy = await observingProxy(dynamo.endpoint);
  const source = await sourceOf(dynamo, proxy, tableName);
  const close = async () => {
    source.close();
    await proxy.close();
    await dynamo.close();
  };
  return { kind, tableName, endpoint: proxy.endpoint, proxy, source, close };
}

function sourceOf(
  dynamo: EmbeddedDynamo,
  proxy: ObservingProxy,
  tableName: string,
): Promise<StreamSource> | StreamSource {
  return dynamo.kind === 'dynoxide'
    ? tableStream(dynamo.endpoint, tableName)
    : observedStream(proxy, tableName);
}
