// Tries tokens before the app starts with them: whose they are, and what is wrong or missing about them. What to do
// about that is worded in token-trouble.ts.

import { WebClient } from '@slack/web-api';
import { botScopes } from '../manifest.ts';
import { clientOptions, type Outcome, outcomeOf } from './slack-gateway.ts';
import { kindOfToken, type TokenName, type TokenTrouble } from './token-trouble.ts';

/** Whom a bot token speaks for. */
export interface Workspace {
  readonly kind: 'workspace';
  readonly team: string;
  /** The bot's name. */
  readonly bot: string;
  /** `https://….slack.com/` */
  readonly url: string;
}

export interface Asking {
  /** Slack's own when undefined. */
  readonly apiUrl: string | undefined;
  /** How long Slack may take for each answer, in milliseconds; 5,000 unless told. */
  readonly timeoutMs?: number;
}

export interface Tokens {
  readonly botToken: string | undefined;
  readonly appToken: string | undefined;
}

export type WorkspaceCheck =
  | Workspace
  | { readonly kind: 'troubled'; readonly troubles: readonly TokenTrouble[] };

/** Checks what Socket Mode takes: a bot token that holds its scopes, and an app-level token. Finds all troubles at once. */
export async function checkWorkspace({
  botToken,
  appToken,
  ...asking
}: Tokens & Asking): Promise<WorkspaceCheck> {
  const [bot, appTrouble] = await Promise.all([
    checkBotToken(botToken, asking),
    findAppTokenTrouble(appToken, asking),
  ]);
  if (bot.kind === 'workspace') return appTrouble ? { kind: 'troubled', troubles: [appTrouble] } : bot;
  const isTold = appTrouble === undefined || appTrouble.kind === 'unreachable';
  return { kind: 'troubled', troubles: isTold ? [bot] : [bot, appTrouble] };
}

/** Whom a bot token speaks for, or why it will not do. */
export async function checkBotToken(
  token: string | undefined,
  asking: Asking,
): Promise<Workspace | TokenTrouble> {
  const name = 'SLACK_BOT_TOKEN';
  if (!token) return { kind: 'missing', token: name };
  const looksLike = kindOfToken(token);
  if (looksLike !== 'bot') return { kind: 'mistaken', token: name, looksLike };
  const tested = await outcomeOf(() => clientFor(token, asking).auth.test());
  if (tested.kind !== 'done') return troubleWith(name, tested, asking);
  const { team = '', user = '', url = '', response_metadata: { scopes } = {} } = tested.value;
  const missing = scopes === undefined ? [] : botScopes.filter((scope) => !scopes.includes(scope));
  return missing.length > 0
    ? { kind: 'scopes-missing', scopes: missing }
    : { kind: 'workspace', team, bot: user, url };
}

/** Asks for an address to connect to, and lets it lapse. */
async function findAppTokenTrouble(
  token: string | undefined,
  asking: Asking,
): Promise<TokenTrouble | undefined> {
  const name = 'SLACK_APP_TOKEN';
  if (!token) return { kind: 'missing', token: name };
  const looksLike = kindOfToken(token);
  if (looksLike !== 'app') return { kind: 'mistaken', token: name, looksLike };
  const opened = await outcomeOf(() => clientFor(token, asking).apps.connections.open());
  if (opened.kind !== 'done') return troubleWith(name, opened, asking);
  // With Socket Mode off Slack may connect an app all the same, with this warning, and then sends it nothing.
  const { messages = [] } = opened.value.response_metadata ?? {};
  const isOff = messages.some((message) => message.includes('Socket Mode is not turned on'));
  return isOff ? { kind: 'socket-mode-off' } : undefined;
}

function clientFor(token: string, { apiUrl, timeoutMs = 5_000 }: Asking): WebClient {
  return new WebClient(token, clientOptions({ apiUrl, timeoutMs }));
}

function troubleWith(
  token: TokenName,
  outcome: Exclude<Outcome<unknown>, { kind: 'done' }>,
  { apiUrl }: Asking,
): TokenTrouble {
  if (outcome.kind !== 'refused') return { kind: 'unreachable', apiUrl, why: outcome.why };
  if (outcome.error === 'socket_mode_not_enabled') return { kind: 'socket-mode-off' };
  return { kind: 'refused', token, error: outcome.error };
}
