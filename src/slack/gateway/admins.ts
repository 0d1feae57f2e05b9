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
  async function ask(person: string): Promise<boolean> {
    const answer = await isAdmin(person);
    const is = answer.kind === 'done' && answer.value;
    if (is) await memory.remember(person, now() + adminKeptMs);
    return is;
  }

  return {
    /** False where Slack does not tell. */
    isAdmin: async (person: string): Promise<boolean> => (await memory.recall(person)) || ask(person),

    /** By what Slack says now: for what is seldom done and counts for everybody. */
    isAdminNow: ask,
  };
}

export type Admins = ReturnType<typeof createAdmins>;
