// Keeps the app's token for as long as it lasts, and asks for a new one only once at a time.

export interface Token {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface TokenKeeper {
  /** Whether there is a token that still lasts. */
  hasToken(): boolean;
  /** The token, fetched if there is none. Everyone who waits shares one request and its failure. */
  token(): Promise<string>;
  /** Drops a token that was refused. One that has been replaced meanwhile is left alone. */
  drop(value: string): void;
}

/** A token is given up this long before its time, so that it does not expire on its way. */
const margin = 60_000;

export function createTokenKeeper(fetchToken: () => Promise<Token>, now: () => number): TokenKeeper {
  let kept: Token | undefined;
  let pending: Promise<Token> | undefined;

  const renew = async () => {
    try {
      kept = await fetchToken();
      return kept;
    } finally {
      pending = undefined;
    }
  };
  const lasting = () => (kept !== undefined && now() < kept.expiresAt - margin ? kept : undefined);

  return {
    hasToken: () => lasting() !== undefined,
    async token() {
      const token = lasting();
      if (token !== undefined) return token.value;
      pending ??= renew();
      return (await pending).value;
    },
    drop(value) {
      if (kept?.value === value) kept = undefined;
    },
  };
}
