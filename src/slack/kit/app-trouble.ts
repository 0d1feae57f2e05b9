// Why the app itself cannot do what people ask of it.

/** What is wrong with the app itself, which only those who run it can mend. */
export type AppTrouble =
  /** Slack does not take its token: it was removed from the workspace, or its token was replaced. */
  | 'token'
  /** Its token may not do that. */
  | 'scope'
  /** Slack does not take what it wants to show. */
  | 'content';
