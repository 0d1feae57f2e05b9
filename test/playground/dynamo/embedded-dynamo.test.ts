// Both engines, as far as they are the same; and that none of them is reachable from outside or outlives its parent.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { startDynalite } from '../../../src/playground/dynamo/dynalite-engine.ts';
import { dynoxideBinary, startDynoxide } from '../../../src/playground/dynamo/dynoxide-engine.ts';
import {
  clientSettings,
  createTable,
  type EmbeddedDynamo,
} from '../../../src/playground/dynamo/embedded-dynamo.ts';
import { isOpen } from './is-open.ts';

const isMissing = dynoxideBinary() === undefined;
const dynoxideTitle = isMissing ? 'dynoxide (skipped: not installed on this machine)' : 'dynoxide';

describe('dynalite', () => behavesAsAnEngine(startDynalite));

describe.skipIf(isMissing)(dynoxideTitle, () => {
  behavesAsAnEngine(startDynoxide);

  it('keeps its data in a file when it is given one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'songpoll-'));
    const options = { dbPath: join(folder, 'table.db') };
    const first = await startDynoxide(options);
    await createTable(first.endpoint, 'songpoll');
    await first.close();
    const second = await startDynoxide(options);
    expect(await tablesOf(second)).toEqual(['songpoll']);
    await second.close();
    await rm(folder, { recursive: true });
  });

  it('says why it does not come up', async () => {
    await expect(startDynoxide({ dbPath: '/no/such/folder/data.db' })).rejects.toThrow(
      /unable to open database/,
    );
  });

  it('ends when its parent is killed without warning', async () => {
    const parent = await runApart(
      `import { startDynoxide } from './src/playground/dynamo/dynoxide-engine.ts';
       console.log((await startDynoxide()).endpoint);`,
    );
    expect(await isOpen(parent.firstLine)).toBe(true);
    parent.process.kill('SIGKILL');
    await expect.poll(() => isOpen(parent.firstLine), { timeout: 5000 }).toBe(false);
  });
});

function behavesAsAnEngine(start: () => Promise<EmbeddedDynamo>): void {
  it('has the table ready as soon as it is made, and keeps it when it is made again', async () => {
    const engine = await start();
    await createTable(engine.endpoint, 'songpoll');
    await createTable(engine.endpoint, 'songpoll');
    expect(await tablesOf(engine)).toEqual(['songpoll']);
    await engine.close();
  });

  it('answers on the loopback address alone', async () => {
    const engine = await start();
    const { port } = new URL(engine.endpoint);
    expect(await isOpen(`http://127.0.0.1:${port}`)).toBe(true);
    expect(await isOpen(`http://127.0.0.2:${port}`)).toBe(false);
    expect(await isOpen(`http://[::1]:${port}`)).toBe(false);
    await engine.close();
  });

  it('is gone once closed, even with a connection open, and may be closed twice', async () => {
    const engine = await start();
    const client = new DynamoDBClient(clientSettings(engine.endpoint));
    await client.send(new ListTablesCommand());
    await engine.close();
    await engine.close();
    expect(await isOpen(engine.endpoint)).toBe(false);
    client.destroy();
  });

  it('survives a client that hangs up in the middle of a request', async () => {
    const engine = await start();
    const { hostname, port } = new URL(engine.endpoint);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write('POST / HTTP/1.1\r\nHost: local\r\nContent-Length: 100\r\n\r\n{');
    await new Promise((resolve) => socket.write(' ', resolve));
    socket.resetAndDestroy();
    await createTable(engine.endpoint, 'songpoll');
    await engine.close();
  });
}

async function tablesOf(engine: EmbeddedDynamo): Promise<string[] | undefined> {
  const client = new DynamoDBClient(clientSettings(engine.endpoint));
  const { TableNames } = await client.send(new ListTablesCommand());
  client.destroy();
  return TableNames;
}

/** Another Node process with this TypeScript, and the first line it prints. Node 20 cannot run TypeScript itself. */
async function runApart(contents: string) {
  const bundle = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  const code = bundle.outputFiles.map((file) => file.text).join('');
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await once(child.stdout.setEncoding('utf8'), 'data');
  return { process: child, firstLine: String(output).trim() };
}
