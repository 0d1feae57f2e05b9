// `npm run redrive`: brings back the polls that `changes` has given up. Each is touched in the table, so that the stream
// tells of it once more; `changes` reads a poll afresh, so it does not matter what the change was, or how often it comes.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createPollStore, type PollStore } from '../store/poll-store.ts';
import { createTable } from '../store/table.ts';
import { findAllPolls } from './all-polls.ts';
import { askAws, clientSettings } from './aws.ts';
import {
  CannotDo,
  type Command,
  type Deployment,
  deploymentFlags,
  deploymentOf,
  type Output,
  readFlags,
} from './command.ts';
import { type DeadLetter, type DeadLetters, deadLettersOf, type LostBatch } from './dead-letters.ts';
import { findLostPolls } from './lost-polls.ts';
import { deploymentName, findOutput } from './stack.ts';

const usage = `Brings back the polls that were given up after all retries, so that their messages are drawn and their
results announced. Mend first what made them fail; the log of the function "changes" tells.

Usage: npm run redrive -- --stage prod [--region eu-west-1] [--dry-run]

  --stage     which deployment
  --region    where it is; AWS_REGION or us-east-1 unless said
  --dry-run   changes nothing: says what is there

A run that was stopped halfway has lost nothing; what it had taken is there again after five minutes.`;

export function redriveCommand(env: Readonly<Record<string, string | undefined>>): Command {
  return {
    usage,
    async run(args, output) {
      const flags = readFlags(args, { ...deploymentFlags, 'dry-run': 'boolean' });
      const deployment = deploymentOf(flags, env);
      const [queueUrl, tableName] = await Promise.all([
        findOutput(deployment, 'UnshownPollsUrl'),
        findOutput(deployment, 'TableName'),
      ]);
      const letters = deadLettersOf(deployment, queueUrl);
      const held = new Set(await letters.take());
      try {
        const found = await examine(deployment, [...held], output);
        if (flags['dry-run'] === true) sayUnchanged(found, output);
        else await putBackAll({ deployment, tableName, letters, held, found, output });
        complainOfForeign(found);
      } finally {
        // A letter that stays hidden would not be seen by the next run, nor by the alarm.
        for (const letter of held) await letters.giveBack(letter);
      }
    },
  };
}

interface Examined {
  readonly letter: DeadLetter;
  /** Undefined when they cannot be known any more. */
  readonly polls: readonly string[] | undefined;
}

async function examine(
  deployment: Deployment,
  letters: readonly DeadLetter[],
  { say }: Output,
): Promise<readonly Examined[]> {
  const examined: Examined[] = [];
  for (const letter of letters) {
    const { batch } = letter;
    const polls = batch && (await findLostPolls(deployment, batch));
    if (batch !== undefined) say(`${described(batch)}: ${namesOf(polls)}`);
    examined.push({ letter, polls });
  }
  if (letters.length === 0) say(`Nothing was given up by ${deploymentName(deployment)}.`);
  return examined;
}

function described({ batchSize, approximateArrivalOfFirstRecord: arrival }: LostBatch): string {
  return `${batchSize} ${batchSize === 1 ? 'change' : 'changes'} of ${arrival}`;
}

function namesOf(polls: readonly string[] | undefined): string {
  if (polls === undefined) return 'too old, the stream does not keep them any more';
  return polls.length === 0 ? 'no poll' : `of ${polls.length === 1 ? 'poll' : 'polls'} ${polls.join(', ')}`;
}

interface Redrive {
  readonly deployment: Deployment;
  readonly tableName: string;
  readonly letters: DeadLetters;
  /** Letters that are to be given back; one that is deleted is not. */
  readonly held: Set<DeadLetter>;
  readonly found: readonly Examined[];
  readonly output: Output;
}

function sayUnchanged(found: readonly Examined[], { say }: Output): void {
  if (found.length > 0) say('Nothing was changed.');
}

/** A letter is deleted only when its polls are on their way; whatever fails in between leaves it for the next time. */
async function putBackAll(redrive: Redrive): Promise<void> {
  const { letters, held, found } = redrive;
  const batches = found.filter(({ letter }) => letter.batch !== undefined);
  if (batches.length === 0) return;
  const client = new DynamoDBClient(clientSettings(redrive.deployment));
  const polls = createPollStore(createTable(client, redrive.tableName), Date.now);
  const known = new Set(batches.flatMap((batch) => batch.polls ?? []));
  const areSomeTooOld = batches.some((batch) => batch.polls === undefined);
  if (areSomeTooOld) {
    redrive.output.say(
      'All polls of the table are brought back in their place; one that is up to date stays as it is.',
    );
    for (const poll of await findAllPolls(redrive.deployment, redrive.tableName)) known.add(poll);
  }
  const touched = await touchAll(redrive.deployment, polls, [...known]);
  for (const { letter } of batches) {
    await letters.delete(letter);
    held.delete(letter);
  }
  sayHowMany(redrive.output, touched);
}

/** @returns how many there still are */
async function touchAll(deployment: Deployment, polls: PollStore, ids: readonly string[]): Promise<number> {
  let touched = 0;
  for (const id of ids) {
    if (await askAws(deployment, () => polls.touchPoll(id))) touched += 1;
  }
  return touched;
}

function sayHowMany({ say }: Output, touched: number): void {
  const polls = touched === 1 ? '1 poll was' : `${touched} polls were`;
  say(
    `${polls} put back. Their messages are up to date in about a minute, if what made them fail is mended.`,
  );
}

/** @throws CannotDo for letters that somebody else has put there */
function complainOfForeign(found: readonly Examined[]): void {
  const foreign = found.filter(({ letter }) => letter.batch === undefined);
  if (foreign.length === 0) return;
  const ids = foreign.map(({ letter }) => letter.id).join(', ');
  throw new CannotDo(`Left in the queue, for they do not tell of the table's stream: ${ids}`);
}
