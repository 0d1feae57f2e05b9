// A right to do something alone for a while, so that one who dies with it does not keep it for ever.

export interface Claim {
  /** Known to its holder only. */
  readonly token: string;
  /** Milliseconds since 1970; from then on the claim is void and anyone may take over. */
  readonly until: number;
}
