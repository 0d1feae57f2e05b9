// `npm run forget`: takes somebody out of what is kept beyond polls, as they have asked: out of every pool, and what the app
// remembers of them. What is done can be repeated: a run that was stopped halfway is run again.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { forgetInPool } from '../features/pool/forget-leavers.ts';
import { createPoolStore, type PoolStore } from '../store/pool-store.ts';
import { createTable } from '../store/table.ts';
import { findAllPools } from './all-pools.ts';
import { askAws, clientSettings } from './aws.ts';
import {
  type Command,
  type Deployment,
  deploymentFlags,
  deploymentOf,
  type Output,
  readFlags,
  WrongUse,
} from './command.ts';
import { forgetOwnItems } from './own-items.ts';
import { deploymentName, findOutput } from './stack.ts';

const usage = `Forgets somebody: takes them out of every pool, and deletes their draft, their choices, and their name as the app
remembers it. A song that they saved passes on to the next who wants it, and goes where nobody does.

Usage: npm run forget -- U0123ABCD --stage prod [--region eu-west-1] [--dry-run]

  U0123ABCD   whom: Slack's id, under “Copy member ID” in their profile
  --stage     which deployment
  --region    where it is; AWS_REGION or us-east-1 unless said
  --dry-run   changes nothing: says what is there

Votes and names in polls are deleted with their poll, 90 days after it was posted.`;

const personPattern = /^[UW][A-Z0-9]{2,63}$/u;

/** @param now milliseconds since 1970 */
export function forgetCommand(
  env: Readonly<Record<string, string | undefined>>,
  now: () => number = Date.now,
): Command {
  return {
    usage,
    async run(args, output) {
      const person = args.find((arg) => personPattern.test(arg));
      const rest = args.filter((arg) => arg !== person);
      const flags = readFlags(rest, { ...deploymentFlags, 'dry-run': 'boolean' });
      if (person === undefined) throw new WrongUse('Say whom: a Slack id such as U0123ABCD.');
      const deployment = deploymentOf(flags, env);
      const tableName = await findOutput(deployment, 'TableName');
      const isDryRun = flags['dry-run'] === true;
      await forget({ deployment, tableName, person, isDryRun, output, now });
    },
  };
}

interface Forgetting {
  readonly deployment: Deployment;
  readonly tableName: string;
  readonly person: string;
  readonly isDryRun: boolean;
  readonly output: Output;
  now(): number;
}

async function forget({ deployment, tableName, person, isDryRun, output, now }: Forgetting): Promise<void> {
  const table = createTable(new DynamoDBClient(clientSettings(deployment)), tableName);
  const pools = createPoolStore(table, now);
  const channels = await findAllPools(deployment, tableName);
  let found = 0;
  for (const channel of channels) {
    const forgotten = await askAws(deployment, () => forgetInChannel(pools, channel, { person, isDryRun }));
    if (forgotten === undefined) continue;
    found += 1;
    output.say(`The pool of ${channel}: ${forgotten}`);
  }
  const own = await askAws(deployment, () => forgetOwnItems(table, { person, channels, isDryRun }));
  if (own > 0) output.say(`Items of their own: ${own}`);
  if (found + own === 0) output.say(`Nothing of ${person} is kept by ${deploymentName(deployment)}.`);
  else output.say(isDryRun ? 'Nothing was changed.' : `${person} is forgotten.`);
}

/** @returns what it came to, in words; undefined where they are not in that pool */
async function forgetInChannel(
  pools: PoolStore,
  channel: string,
  { person, isDryRun }: Pick<Forgetting, 'person' | 'isDryRun'>,
): Promise<string | undefined> {
  const pool = await pools.findPool(channel);
  const wanted = pool.entries.filter(({ entry }) => entry.supporters.some((one) => one.person === person));
  const links = pool.links.filter((link) => link.person === person);
  const hasTurn = pool.round.includes(person);
  if (wanted.length + links.length === 0 && !hasTurn) return undefined;
  if (isDryRun) return `wants ${songs(wanted.length + links.length)}`;
  const { passedOn, gone } = await forgetInPool({ pools }, pool, person);
  await forgetTurn(pools, channel, person);
  return `${songs(passedOn)} passed on to others, ${songs(gone)} taken out`;
}

const songs = (count: number) => `${count} ${count === 1 ? 'song' : 'songs'}`;

/** Others note turns seldom; so many times in a row it is no accident. */
const mostTries = 10;

async function forgetTurn(pools: PoolStore, channel: string, person: string): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const pool = await pools.findPool(channel);
    const left = pool.round.filter((seat) => seat !== person);
    if (left.length === pool.round.length || (await pools.saveRound(pool, left))) return;
  }
  throw new Error(
    `The turns in a pool were changed ${mostTries} times in a row while they were being changed`,
  );
}
