// Who is an admin or an owner of the workspace. Only a yes is kept, and for ten minutes: an admin whose role was taken away is
// believed no longer than that, one who has just got it waits for nothing, and nothing is kept about anybody else.

import type { Outcome } from './slack-gateway.ts';

/** Where admins are kept between processes. */
export interface AdminMemory {
  /** Whether this person is kept as an admin. */
  recall(person: string): Promise<boolean>;
  /** @param until milliseconds since 1970 */
  remember(person: string, until: number): Promise<void>;
}

export interface AdminOptions {
  readonly memory: AdminMemory;
  /** What Slack says now. */
  isAdmin(person: string): Promise<Outcome<boolean>>;
  now(): number;
}

/** How long an answer of Slack's is believed, in milliseconds. */
export const adminKeptMs = 10 * 60 * 1_000;

export function createAdmins({ memory, isAdmin, now }: AdminOptions) {
  /** By what Slack says now; undefined where it does not tell. */
  async function findAdmin(person: string): Promise<boolean | undefined> {
    const answer = await isAdmin(person);
    if (answer.kind !== 'done') return undefined;
    if (answer.value) await memory.remember(person, now() + adminKeptMs);
    return answer.value;
  }

  return {
    /** For what is seldom done and counts for everybody. */
    findAdmin,

    /** Whether somebody is kept as an admin, who has shown to be one a moment ago: never asks Slack. */
    isKnownAdmin: (person: string): Promise<boolean> => memory.recall(person),

    /** False where Slack does not tell. */
    isAdmin: async (person: string): Promise<boolean> =>
      (await memory.recall(person)) || (await findAdmin(person)) === true,
  };
}

export type Admins = ReturnType<typeof createAdmins>;
