// What can be wrong with Slack's tokens, and a sentence for each that says what to do. No sentence holds a token.

/** The settings that tokens are read from. */
export type TokenName = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

export type TokenKind = 'bot' | 'app' | 'user' | 'unknown';

export type TokenTrouble =
  | { readonly kind: 'missing'; readonly token: TokenName }
  /** A token for something else, or none at all. */
  | { readonly kind: 'mistaken'; readonly token: TokenName; readonly looksLike: TokenKind }
  /** Slack does not take it; `error` is Slack's own word. */
  | { readonly kind: 'refused'; readonly token: TokenName; readonly error: string }
  /** The bot token lacks these. */
  | { readonly kind: 'scopes-missing'; readonly scopes: readonly string[] }
  | { readonly kind: 'socket-mode-off' }
  /** `apiUrl` is undefined for Slack's own. */
  | { readonly kind: 'unreachable'; readonly apiUrl: string | undefined; readonly why: string };

/** Slack's tokens tell by their beginning what they are for: https://docs.slack.dev/authentication/tokens */
export function kindOfToken(token: string): TokenKind {
  if (token.startsWith('xoxb-')) return 'bot';
  if (token.startsWith('xapp-')) return 'app';
  return token.startsWith('xoxp-') ? 'user' : 'unknown';
}

const found = {
  SLACK_BOT_TOKEN:
    'the Bot User OAuth Token (xoxb-…), which stands under “OAuth & Permissions” at api.slack.com/apps once the app is installed',
  SLACK_APP_TOKEN:
    'an app-level token (xapp-…) with the scope connections:write, which is made under “Basic Information” at api.slack.com/apps',
} as const;

const looks = {
  bot: 'holds a bot token (xoxb-…)',
  app: 'holds an app-level token (xapp-…)',
  user: 'holds a user token (xoxp-…)',
  unknown: 'holds no token of Slack’s',
} as const;

export function troubleSentence(trouble: TokenTrouble): string {
  switch (trouble.kind) {
    case 'missing':
      return `${trouble.token} is not set. It takes ${found[trouble.token]}.`;
    case 'mistaken':
      return `${trouble.token} ${looks[trouble.looksLike]}. It takes ${found[trouble.token]}.`;
    case 'refused':
      return refusedSentence(trouble.token, trouble.error);
    case 'scopes-missing':
      return `The bot token lacks ${trouble.scopes.join(', ')}. Add what is missing under “OAuth & Permissions” at api.slack.com/apps, and install the app once more.`;
    case 'socket-mode-off':
      return 'Socket Mode is off. Turn it on under “Socket Mode” in the app’s settings at api.slack.com/apps.';
    case 'unreachable':
      return `Slack could not be reached at ${trouble.apiUrl ?? 'https://slack.com/api/'}: ${trouble.why}. Look at the network, at a proxy in between, and at SLACK_API_URL if it is set.`;
  }
}

function refusedSentence(token: TokenName, error: string): string {
  switch (error) {
    case 'invalid_auth':
    case 'not_authed':
      return `Slack does not know the token in ${token} (${error}). Copy it again, whole: it takes ${found[token]}.`;
    case 'token_revoked':
    case 'token_expired':
      return `The token in ${token} is not good any more (${error}). Get a new one: it takes ${found[token]}.`;
    case 'account_inactive':
      return `The app that the token in ${token} belongs to is removed from the workspace (${error}). Install it again, and take the new token.`;
    case 'missing_scope':
    case 'no_permission':
      return `The token in ${token} may not do what it is for (${error}). It takes ${found[token]}.`;
    default:
      return `Slack refuses the token in ${token} (${error}). It takes ${found[token]}.`;
  }
}
