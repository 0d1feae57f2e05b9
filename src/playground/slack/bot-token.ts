// Whether Slack takes the bot token: a wrong one never, the right one unless it was revoked, for good or for a while.

import type { World } from './create-world.ts';

/** As Slack says it: revoked by somebody, the app removed or its account deactivated, or refused for no clear reason. */
export const tokenRefusals = ['token_revoked', 'account_inactive', 'invalid_auth'] as const;
export type TokenRefusal = (typeof tokenRefusals)[number];

export type BotToken = ReturnType<typeof createBotToken>;

/** @param read the token that is good at the moment */
export function createBotToken(world: Pick<World, 'now'>, read: () => string) {
  let refusal: { readonly error: TokenRefusal; readonly until: number } | undefined;

  return {
    /** Why a call with this token is refused; undefined when it is not. */
    refusalOf(token: string): string | undefined {
      if (token === '') return 'not_authed';
      if (token !== read()) return 'invalid_auth';
      return refusal !== undefined && world.now() < refusal.until ? refusal.error : undefined;
    },
    /** Refuses every call from now on. @param forMs for so many milliseconds; for good unless told */
    refuse(error: TokenRefusal, forMs = Infinity): void {
      refusal = { error, until: world.now() + forMs };
    },
    accept(): void {
      refusal = undefined;
    },
  };
}
