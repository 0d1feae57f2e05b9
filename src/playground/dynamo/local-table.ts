// Our table on this machine, ready to use: an engine, a proxy in front of it, the table in it, and its stream.

import { startDynalite } from './dynalite-engine.ts';
import { dynoxideBinary, startDynoxide } from './dynoxide-engine.ts';
import {
  clientSettings,
  createTable,
  type EmbeddedDynamo,
  type EngineKind,
  keysOf,
} from './embedded-dynamo.ts';
import { observedStream } from './observed-stream.ts';
import { type ObservingProxy, observingProxy } from './observing-proxy.ts';
import type { StreamSource } from './stream-source.ts';
import { tableStream } from './table-stream.ts';

export interface LocalTableOptions {
  readonly tableName: string;
  /** dynoxide where it is installed, else dynalite, when absent. */
  readonly engine?: EngineKind;
  /** Where the data is kept: a file of dynoxide's, a folder of dynalite's. In memory when absent. */
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

const lookEveryMs = 75;

/** The engines that can run on this machine. */
export function installedEngines(): readonly EngineKind[] {
  return dynoxideBinary() === undefined ? ['dynalite'] : ['dynoxide', 'dynalite'];
}

/** A name for what keeps the data: what one engine has written is no use to the other. */
export function tableFile(): string {
  return `table.${installedEngines()[0]}`;
}

export async function startLocalTable({ tableName, engine, dbPath }: LocalTableOptions): Promise<LocalTable> {
  const kind = engine ?? (dynoxideBinary() === undefined ? 'dynalite' : 'dynoxide');
  const kept = dbPath === undefined ? {} : { dbPath };
  const dynamo = await (kind === 'dynalite' ? startDynalite(kept) : startDynoxide(kept));
  await createTable(dynamo.endpoint, tableName);
  const proxy = await observingProxy(dynamo.endpoint);
  const source = await sourceOf(dynamo, proxy, { tableName, isKept: dbPath !== undefined });
  const close = async () => {
    source.close();
    await proxy.close();
    await dynamo.close();
  };
  return { kind, tableName, endpoint: proxy.endpoint, proxy, source, close };
}

/** dynoxide keeps its stream as well; of a table that dynalite kept, it is unknown what has been read. */
async function sourceOf(
  dynamo: EmbeddedDynamo,
  proxy: ObservingProxy,
  { tableName, isKept }: { readonly tableName: string; readonly isKept: boolean },
): Promise<StreamSource> {
  const settings = clientSettings(dynamo.endpoint);
  if (dynamo.kind === 'dynoxide') return tableStream({ tableName, settings, lookEveryMs });
  const unread = isKept ? await keysOf(dynamo.endpoint, tableName) : [];
  return observedStream(proxy, tableName, { unread });
}
