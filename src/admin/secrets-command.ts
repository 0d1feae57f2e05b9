// `npm run secrets`: stores the secrets of a deployment without showing them, and checks those that are stored.

import { text } from 'node:stream/consumers';
import { parseEnv } from 'node:util';
import { checkSecrets } from './check-secrets.ts';
import {
  CannotDo,
  type Command,
  type Deployment,
  deploymentFlags,
  deploymentOf,
  type Output,
  readFlags,
} from './command.ts';
import { openHiddenInput } from './hidden-input.ts';
import { deploymentName, mayBeDeployed } from './stack.ts';
import { givenSecrets, type SecretKind, type SecretShelf, secretShelfOf } from './stored-secrets.ts';

const usage = `Stores the secrets of a deployment in AWS Systems Manager, where its functions read them.

Usage: npm run secrets -- --stage prod [--region eu-west-1] [--check]

  --stage     which deployment
  --region    where it is; AWS_REGION or us-east-1 unless said
  --check     stores nothing: says which are missing, tries the others, and whether the app can be reached

It asks for each value and shows nothing of it. From a password manager, pipe lines of NAME=value into it:
${givenSecrets.map(({ name }) => name).join(', ')}.
The key of anonymous ballots is made where it is missing.`;

export interface SecretsSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A terminal, or what is piped in. */
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
}

export function secretsCommand({ env, input }: SecretsSurroundings): Command {
  return {
    usage,
    async run(args, output) {
      const flags = readFlags(args, { ...deploymentFlags, check: 'boolean' });
      const deployment = deploymentOf(flags, env);
      const shelf = secretShelfOf(deployment);
      output.say(`The secrets of ${deploymentName(deployment)}`);
      if (!(await mayBeDeployed(deployment))) {
        output.complain(
          'Careful: there is no such stack. In another region, account or stage than the functions, nobody reads what is stored.',
        );
      }
      if (flags.check === true) {
        return checkSecrets({ deployment, shelf, output, slackApiUrl: env['SLACK_API_URL'] || undefined });
      }
      const stored = input.isTTY
        ? await askForEach(shelf, input, output)
        : await storePiped(shelf, input, output);
      for (const kind of await shelf.makeMissing(await shelf.read())) {
        output.say(`\n${kind.title}: made, and stored as ${shelf.pathOf(kind)}`);
      }
      sayWhatIsNext(stored, deployment, output);
    },
  };
}

/** @returns how many were stored */
async function askForEach(
  shelf: SecretShelf,
  input: NodeJS.ReadableStream,
  { say }: Output,
): Promise<number> {
  // Fails here, before any question is asked, for whoever may not read them.
  const before = await shelf.read();
  const hidden = openHiddenInput(input);
  let stored = 0;
  try {
    say('Nothing that you type or paste is shown. Enter alone leaves a value as it is.');
    for (const kind of givenSecrets) {
      const state = before.has(kind.name) ? 'stored' : 'missing';
      say(`\n${kind.title} (${state}), ${kind.form}\n  ${kind.where}`);
      const value = await askUntilWellFormed(kind, () => hidden.ask(), say);
      if (value === '') {
        say(before.has(kind.name) ? '  left as it is' : '  still missing');
        continue;
      }
      await shelf.store(kind, value);
      stored += 1;
      say(`  stored as ${shelf.pathOf(kind)}`);
    }
  } finally {
    hidden.close();
  }
  return stored;
}

async function askUntilWellFormed(
  kind: SecretKind,
  ask: () => Promise<string>,
  say: Output['say'],
): Promise<string> {
  for (;;) {
    const value = await ask();
    if (value === '' || kind.pattern.test(value)) return value;
    say(
      `  That does not look like a ${kind.title} (${kind.form}): it has ${value.length} characters. Nothing was stored. Once more:`,
    );
  }
}

/** Everything is checked before anything is stored. @returns how many were stored */
async function storePiped(
  shelf: SecretShelf,
  input: NodeJS.ReadableStream,
  { say }: Output,
): Promise<number> {
  const given = new Map(Object.entries(parseEnv(await text(input))));
  const known = givenSecrets.flatMap((kind) => {
    const value = given.get(kind.name)?.trim();
    return value ? [{ kind, value }] : [];
  });
  const names = givenSecrets.map(({ name }) => name).join(', ');
  if (known.length === 0) {
    throw new CannotDo(`Nothing to store was piped in. It takes lines of NAME=value: ${names}.`);
  }
  for (const { kind, value } of known) {
    if (!kind.pattern.test(value)) {
      throw new CannotDo(
        `${kind.name} does not look like a ${kind.title} (${kind.form}). Nothing was stored.`,
      );
    }
  }
  const others = [...given.keys()].filter((name) => !known.some(({ kind }) => kind.name === name));
  if (others.length > 0) say(`Left out, for it takes ${names}: ${others.join(', ')}`);
  const waiting = new Set(known.map(({ kind }) => kind.name));
  try {
    for (const { kind, value } of known) {
      await shelf.store(kind, value);
      waiting.delete(kind.name);
      say(`${kind.title}: stored as ${shelf.pathOf(kind)}`);
    }
  } finally {
    if (waiting.size > 0) say(`Not stored: ${[...waiting].join(', ')}`);
  }
  return known.length;
}

function sayWhatIsNext(stored: number, { stage }: Deployment, { say }: Output): void {
  say('');
  if (stored > 0) {
    say(
      'Functions that run take them within five minutes, and at once when Slack or Spotify refuses the old one.',
    );
  }
  say(`To try them: npm run secrets -- --stage ${stage} --check`);
}
