// What Slack hands out for a short while: trigger ids (one modal, 3 seconds) and response URLs (5 uses, 30 minutes).

import type { World } from './create-world.ts';
import type { MessageRef } from './slack-world.ts';

const triggerLifeMs = 3_000;
const responseUrlLifeMs = 30 * 60_000;
const responseUrlUses = 5;

/** Where the person was when it was given out. */
export interface Origin {
  readonly person: string;
  /** Where the person sits, when at several screens: a modal opens on that one. */
  readonly screen?: string;
  readonly channel?: string;
  /** The message that was clicked, aloud or private. */
  readonly message?: MessageRef;
  /** The layer of the modal that was clicked. */
  readonly view?: string;
}

export type UsedTrigger =
  | { readonly kind: 'good'; readonly origin: Origin }
  | { readonly kind: 'refused'; readonly error: string };

export type Triggers = ReturnType<typeof createTriggers>;

/** Issues and takes triggers of one workspace, by its clock. */
export function createTriggers(world: World) {
  const triggers = new Map<string, { origin: Origin; at: number; isUsed: boolean }>();
  const responseUrls = new Map<string, { origin: Origin; at: number; uses: number }>();

  return {
    issueTrigger(origin: Origin): string {
      const id = `${world.newId('')}.${world.newId('')}.trigger`;
      triggers.set(id, { origin, at: world.now(), isUsed: false });
      return id;
    },

    /** Takes a trigger: good once, within 3 s. */
    useTrigger(id: string): UsedTrigger {
      const trigger = triggers.get(id);
      if (trigger === undefined) return { kind: 'refused', error: 'invalid_trigger_id' };
      if (trigger.isUsed) return { kind: 'refused', error: 'exchanged_trigger_id' };
      if (world.now() - trigger.at > triggerLifeMs) return { kind: 'refused', error: 'expired_trigger_id' };
      trigger.isUsed = true;
      return { kind: 'good', origin: trigger.origin };
    },

    /** The last part of a new response URL. */
    issueResponseUrl(origin: Origin): string {
      const id = world.newId('R');
      responseUrls.set(id, { origin, at: world.now(), uses: 0 });
      return id;
    },

    /** Where a response URL leads, while it is good; `spendResponseUrl` counts the use. */
    findResponseUrl(id: string): UsedTrigger {
      const pass = responseUrls.get(id);
      if (pass === undefined || world.now() - pass.at > responseUrlLifeMs) {
        return { kind: 'refused', error: 'expired_url' };
      }
      if (pass.uses >= responseUrlUses) return { kind: 'refused', error: 'used_url' };
      return { kind: 'good', origin: pass.origin };
    },

    spendResponseUrl(id: string): void {
      const pass = responseUrls.get(id);
      if (pass !== undefined) pass.uses += 1;
    },
  };
}
