// Messages as Slack keeps them, to compare what was sent with what is shown.

/** A message as Slack keeps it, but for the ids of blocks, which Slack fills in. */
export function inSlacksTerms({
  text,
  blocks,
}: {
  readonly text: string;
  readonly blocks?: unknown;
}): string {
  return JSON.stringify([text, blocks], (key, value: unknown) => (key === 'block_id' ? undefined : value));
}
