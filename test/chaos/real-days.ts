// Lets happen what the plan says becomes of the channel, the polls' messages and the token, and lets it pass again.

import { messagesOf } from './checks/poll-messages.ts';
import type { Crowd } from './crowd.ts';
import type { Plan } from './fate/plan.ts';
import type { Upset } from './fate/upsets.ts';
import type { ChaosWorld } from './world/chaos-world.ts';

export type RealDays = ReturnType<typeof createRealDays>;

/** How long people take to look into a channel that is back, in milliseconds. */
export const lookAfterMs = 40_000;

export function createRealDays(world: ChaosWorld, plan: Plan, crowd: Crowd) {
  const { slack, timeline, asPeople } = world;
  const { channel } = crowd;
  /** When something passes, in milliseconds since 1970. */
  const ends: number[] = [];
  let tokenOutUntil = 0;

  function begins({ kind, poll, lasts, becomesPrivate, refusal }: Upset): void {
    switch (kind) {
      case 'removal':
        slack.remove(channel);
        return;
      case 'archiving':
        slack.archive(channel);
        return;
      case 'closing to posts':
        slack.limitPosting(channel, 'restricted_action');
        return;
      case 'move':
        slack.changeChannelId(channel, becomesPrivate ? { kind: 'private' } : {});
        return;
      case 'deletion':
        messagesOf(world, plan.polls[poll]?.id ?? '', 'songpoll_poll').forEach(slack.deleteMessage);
        return;
      case 'outage':
        tokenOutUntil = timeline.now() + lasts;
        slack.revokeToken(refusal, { forMs: lasts });
    }
  }

  function passes({ kind }: Upset): void {
    switch (kind) {
      case 'removal':
        slack.invite(channel);
        return;
      case 'archiving':
        slack.unarchive(channel);
        return;
      case 'closing to posts':
        slack.limitPosting(channel);
        return;
      case 'move':
      case 'deletion':
      case 'outage':
    }
  }

  /** Those who see old buttons press them. */
  async function peopleLook(): Promise<void> {
    if (plan.days.isWatched) for (const poll of plan.polls) await crowd.looksAt(poll);
  }

  function happens(upset: Upset): void {
    crowd.acts.push({ at: timeline.now(), words: wordsFor(upset) });
    world.chronicle.note('Slack', wordsFor(upset));
    asPeople(() => begins(upset));
    const isOverAtOnce = upset.kind === 'move' || upset.kind === 'deletion';
    if (isOverAtOnce) timeline.after(lookAfterMs, () => void peopleLook());
    if (isOverAtOnce || upset.lasts === Infinity) return;
    ends.push(timeline.now() + upset.lasts);
    timeline.after(upset.lasts, () => {
      world.chronicle.note('Slack', `${upset.kind} is over`);
      asPeople(() => passes(upset));
    });
    timeline.after(upset.lasts + lookAfterMs, () => void peopleLook());
  }

  return {
    /** From now on it comes as planned. */
    begin(): void {
      for (const upset of plan.days.upsets) timeline.after(upset.at, () => happens(upset));
    },
    /** When the next of it passes; undefined when nothing does any more. In milliseconds since 1970. */
    nextEnd: (): number | undefined => {
      const left = ends.filter((end) => end > timeline.now());
      return left.length === 0 ? undefined : Math.min(...left);
    },
    /** When the last of it passed, or will. */
    lastEnd: (): number => Math.max(0, ...ends),
    /** Until when the token is refused; a time that has passed when it is not. */
    tokenOutUntil: () => tokenOutUntil,
  };
}

function wordsFor({ kind, lasts, poll }: Upset): string {
  const forHowLong = lasts === Infinity ? 'for good' : `for ${Math.round(lasts / 1_000)} s`;
  switch (kind) {
    case 'removal':
      return `the app is removed from the channel ${forHowLong}`;
    case 'archiving':
      return `the channel is archived ${forHowLong}`;
    case 'closing to posts':
      return `the channel is closed to posts ${forHowLong}`;
    case 'move':
      return 'the channel gets another id';
    case 'deletion':
      return `somebody deletes the message of Poll ${poll + 1}`;
    case 'outage':
      return `the token is refused ${forHowLong}`;
  }
}
