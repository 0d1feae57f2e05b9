// Tries a deployment: whether its secrets are there and encrypted, whose token it is and what it may do, whether Spotify
// answers a search, and whether the app can be reached.

import type { SecretName } from '../platform/secrets.ts';
import { troubleSentence } from '../slack/gateway/token-trouble.ts';
import { checkBotToken } from '../slack/gateway/workspace-check.ts';
import { CatalogueUnavailable } from '../songs/catalogue.ts';
import { createInMemoryMemory } from '../songs/catalogue-memory.ts';
import { createSpotifyCatalogue } from '../songs/spotify/catalogue.ts';
import { checkAddress } from './check-address.ts';
import { CannotDo, type Deployment, type Output } from './command.ts';
import { type SecretKind, type SecretShelf, type StoredSecret, secretKinds } from './stored-secrets.ts';

export interface SecretsToCheck {
  readonly deployment: Deployment;
  readonly shelf: SecretShelf;
  readonly output: Output;
  /** Slack's own when undefined. */
  readonly slackApiUrl: string | undefined;
}

/** What was found of one. */
interface Finding {
  readonly isWell: boolean;
  readonly words: string;
}

/** @throws CannotDo when something is missing or refused, or the app cannot be reached, after all has been reported. */
export async function checkSecrets(toCheck: SecretsToCheck): Promise<void> {
  const { deployment, shelf, output } = toCheck;
  const stored = await shelf.read();
  const [slack, spotify, address] = await Promise.all([
    tryToken(stored, toCheck),
    trySpotify(stored),
    checkAddress(deployment),
  ]);
  const tried = new Map<SecretName, Finding>([
    ['SLACK_BOT_TOKEN', slack],
    [
      'SLACK_SIGNING_SECRET',
      well('stored. Whether it is the right one shows with the first command: Slack alone can tell.'),
    ],
    ['SPOTIFY_CLIENT_ID', spotify],
    ['SPOTIFY_CLIENT_SECRET', spotify],
  ]);
  const findings = secretKinds.map((kind) => ({
    kind,
    finding: formFinding(kind, stored.get(kind.name), shelf) ?? tried.get(kind.name) ?? well('stored'),
  }));
  for (const { kind, finding } of findings) {
    output.say(`  ${finding.isWell ? '✓' : '✗'} ${kind.title.padEnd(22)} ${finding.words}`);
  }
  output.say(`  ${addressMarks[address.kind]} ${'Address'.padEnd(22)} ${address.words}`);
  if (!findings.every(({ finding }) => finding.isWell)) {
    throw new CannotDo(`\nTo store what is missing or wrong: npm run secrets -- --stage ${deployment.stage}`);
  }
  if (address.kind === 'troubled') throw new CannotDo('\nSlack cannot reach the app at its address.');
}

const addressMarks = { answers: '✓', troubled: '✗', unknown: '?' } as const;

const well = (words: string): Finding => ({ isWell: true, words });
const unwell = (words: string): Finding => ({ isWell: false, words });

/** What is wrong with it by its form alone; undefined when nothing is. */
function formFinding(
  kind: SecretKind,
  stored: StoredSecret | undefined,
  shelf: SecretShelf,
): Finding | undefined {
  if (stored === undefined) return unwell('missing');
  if (kind.type === 'SecureString' && !stored.isSecure) {
    const remedy = `aws ssm delete-parameter --name ${shelf.pathOf(kind)}`;
    return unwell(`stored in clear. Delete it, for AWS changes no type, and store it again: ${remedy}`);
  }
  return kind.pattern.test(stored.value) ? undefined : unwell(`stored, but it is not ${kind.form}`);
}

type Stored = ReadonlyMap<SecretName, StoredSecret>;

async function tryToken(stored: Stored, { slackApiUrl }: SecretsToCheck): Promise<Finding> {
  const checked = await checkBotToken(stored.get('SLACK_BOT_TOKEN')?.value, { apiUrl: slackApiUrl });
  if (checked.kind !== 'workspace') return unwell(troubleSentence(checked));
  return well(`is @${checked.bot} in ${checked.team} (${checked.url}), with all scopes`);
}

/** Spotify takes or refuses both values together. */
async function trySpotify(stored: Stored): Promise<Finding> {
  const id = stored.get('SPOTIFY_CLIENT_ID')?.value;
  const secret = stored.get('SPOTIFY_CLIENT_SECRET')?.value;
  if (id === undefined || secret === undefined)
    return unwell('stored, and cannot be tried without the other one');
  const catalogue = createSpotifyCatalogue({
    clientId: () => id,
    clientSecret: () => secret,
    market: 'US',
    memory: createInMemoryMemory(),
    now: Date.now,
  });
  try {
    await catalogue.searchSongs('abba', 0);
    return well('Spotify answers a search with it');
  } catch (error) {
    if (error instanceof CatalogueUnavailable) return unwell(spotifyTrouble(error));
    throw error;
  }
}

function spotifyTrouble({ reason, message }: CatalogueUnavailable): string {
  switch (reason) {
    case 'misconfigured':
      return 'Spotify does not take this pair of client id and secret. Copy both again.';
    case 'refused':
      return `Spotify knows the app and refuses its search (${message}): its owner needs Spotify Premium.`;
    case 'over-quota':
      return 'Spotify takes no more searches of this app for now. Try again later.';
    case 'slow':
    case 'odd-words':
    case 'down':
      return `Spotify did not answer (${message}). Look at the network, and try again.`;
  }
}
