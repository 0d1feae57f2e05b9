// Where a laptop that is connected to a real workspace keeps its polls: in a DynamoDB of its own, or in one that the
// AWS SDK's own variables lead to.

import { clientSettings } from '../playground/dynamo/embedded-dynamo.ts';
import { startLocalTable, tableFile } from '../playground/dynamo/local-table.ts';
import type { StreamSource } from '../playground/dynamo/stream-source.ts';
import { tableStream } from '../playground/dynamo/table-stream.ts';
import { takeDataFolder } from '../playground/workspace/data-folder.ts';
import { findOrMakeBallotKey } from './ballot-key.ts';
import { CannotStart, dataPath } from './settings.ts';

export interface OpenTable {
  readonly tableName: string;
  readonly source: StreamSource;
  /** For people. */
  readonly where: string;
  /** Of anonymous ballots; undefined for a table elsewhere, whose other users have the key. */
  readonly ballotKey: string | undefined;
  close(): Promise<void>;
}

export interface TableWish {
  /** A table that is there already; undefined for one of this laptop's own. */
  readonly tableName: string | undefined;
  readonly fresh: boolean;
}

const lookEveryMs = 1_000;

/** @throws CannotStart when the table cannot be used; says why. */
export function openTable({ tableName, fresh }: TableWish): Promise<OpenTable> {
  return tableName ? openReal(tableName, fresh) : openOwn(fresh);
}

async function openReal(tableName: string, fresh: boolean): Promise<OpenTable> {
  if (fresh)
    throw new CannotStart(`--fresh is for the polls in ${dataPath}/: TABLE_NAME names a table elsewhere.`);
  const endpoint = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  // Streams have an address of their own in AWS; another DynamoDB has both at one.
  const settings = endpoint ? { endpoint } : {};
  try {
    const source = await tableStream({ tableName, settings, lookEveryMs });
    const where = `the table ${tableName}`;
    return { tableName, source, where, ballotKey: undefined, close: async () => source.close() };
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new CannotStart(
      `The table ${tableName} (TABLE_NAME) cannot be used. ${reason}\n` +
        'Without TABLE_NAME the polls are kept on this machine; for AWS, check AWS_REGION and AWS_PROFILE.',
    );
  }
}

async function openOwn(fresh: boolean): Promise<OpenTable> {
  const folder = await takeDataFolder(dataPath, { fresh });
  if (folder === undefined) {
    throw new CannotStart(
      `Another npm start uses ${dataPath}/. Two would answer the same clicks: stop it first.`,
    );
  }
  const table = await startLocalTable({ tableName: 'songpoll', dbPath: folder.at(`slack-${tableFile()}`) });
  leadSdkTo(table.endpoint);
  return {
    tableName: table.tableName,
    source: table.source,
    where: `on this machine, in ${dataPath}/`,
    ballotKey: await findOrMakeBallotKey(folder),
    async close() {
      await table.close();
      await folder.leave();
    },
  };
}

/** The app finds its table by the SDK's own variables, here as on Lambda. */
function leadSdkTo(endpoint: string): void {
  const { region, credentials } = clientSettings(endpoint);
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = endpoint;
  process.env['AWS_REGION'] = region;
  process.env['AWS_ACCESS_KEY_ID'] = credentials.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = credentials.secretAccessKey;
}
