// Managing a poll that is posted: who may, what of it can be changed while it is open, and what becomes of changes that two
// people make at once.

import { closingTimeAt, type EndTrouble, troubleWithEnd } from './ending.ts';
import { lastMoment, type Poll, takesVotes } from './poll.ts';
import type { ChoiceOf } from './settings.ts';

/** A poll is kept for 90 days from its start; this leaves the time in which its result may be late. */
export const longestOpenMs = 60 * 24 * 60 * 60 * 1_000;

/** @param moderates whether this person moderates where the poll is */
export function mayManage({ owner }: Pick<Poll, 'owner'>, person: string, moderates: boolean): boolean {
  return owner.id === person || moderates;
}

/** What can be changed in an open poll besides its songs and its owner. */
export const managedNames = ['title', 'closesAt', 'votesShown', 'adding', 'closers'] as const;
export type ManagedName = (typeof managedNames)[number];
export type Managed = Pick<Poll, ManagedName>;

export function managedOf(poll: Managed): Managed {
  const { title, closesAt, votesShown, adding, closers } = poll;
  return { title, votesShown, adding, closers, ...(closesAt !== undefined && { closesAt }) };
}

/** `keep` leaves the end as it is; all others count from the moment at which they are saved. */
export type NewEnd = 'keep' | ChoiceOf<'votingEnds'>;

/** What somebody has filled in. */
export interface Wish extends Omit<Managed, 'closesAt'> {
  readonly ends: NewEnd;
  /** For `at`: milliseconds since 1970. */
  readonly endsAt?: number;
}

/** What stands in the window before anything is changed in it. */
export function wishFor({ closesAt: _, ...managed }: Managed): Wish {
  return { ...managed, ends: 'keep' };
}

/** What another person has changed since it was read. */
export function changedSince(read: Managed, now: Managed): readonly ManagedName[] {
  return managedNames.filter((name) => read[name] !== now[name]);
}

/** What somebody has filled in, on top of what others have changed meanwhile: only what was not touched follows them. */
export function wishOnTop(
  wish: Wish,
  { read, now }: { readonly read: Managed; readonly now: Managed },
): Wish {
  const { ends, endsAt } = wish;
  return {
    title: wish.title === read.title ? now.title : wish.title,
    votesShown: wish.votesShown === read.votesShown ? now.votesShown : wish.votesShown,
    adding: wish.adding === read.adding ? now.adding : wish.adding,
    closers: wish.closers === read.closers ? now.closers : wish.closers,
    ends,
    ...(endsAt !== undefined && { endsAt }),
  };
}

/** Why an end cannot be that. */
export type NewEndTrouble =
  | EndTrouble
  /** A poll is open for 60 days at most, and for 30 where it has no end. */
  | { readonly kind: 'open-too-long' };

export type DecidedWish =
  /** Only what is another than in the poll; nothing where all is. */
  { readonly kind: 'change'; readonly change: ManagedChange } | { readonly kind: 'closed' } | NewEndTrouble;

/** Undefined takes the end away. */
export type ManagedChange = Partial<Omit<Managed, 'closesAt'>> & { readonly closesAt?: number | undefined };

/** Decides what a poll becomes by what somebody has filled in. */
export function decideWish(poll: Poll, wish: Wish, now: number): DecidedWish {
  if (!takesVotes(poll, now)) return { kind: 'closed' };
  const trouble = troubleWithNewEnd(poll, wish, now);
  if (trouble !== undefined) return trouble;
  const { title, votesShown, adding, closers } = wish;
  const closesAt = newEndOf(poll, wish, now);
  return {
    kind: 'change',
    change: {
      ...(title !== poll.title && { title }),
      ...(votesShown !== poll.votesShown && { votesShown }),
      ...(adding !== poll.adding && { adding }),
      ...(closers !== poll.closers && { closers }),
      ...(closesAt !== poll.closesAt && { closesAt }),
    },
  };
}

function newEndOf({ closesAt }: Poll, { ends, endsAt }: Wish, now: number): number | undefined {
  if (ends === 'keep') return closesAt;
  return closingTimeAt({ votingEnds: ends, ...(endsAt !== undefined && { endsAt }) }, now);
}

function troubleWithNewEnd(poll: Poll, wish: Wish, now: number): NewEndTrouble | undefined {
  if (wish.ends === 'keep') return undefined;
  const trouble = wish.ends === 'at' ? troubleWithEnd(wish.endsAt, now) : undefined;
  if (trouble !== undefined) return trouble;
  const { createdAt } = poll;
  const closesAt = newEndOf(poll, wish, now);
  const isOver = closesAt === undefined && lastMoment({ createdAt }) <= now;
  const isTooLate = closesAt !== undefined && closesAt - createdAt > longestOpenMs;
  return isOver || isTooLate ? { kind: 'open-too-long' } : undefined;
}

/** Why somebody cannot become a poll's owner. */
export type MayNotOwn =
  | { readonly kind: 'is-owner' }
  /** A bot, or an app. */
  | { readonly kind: 'is-bot' }
  /** The account is deactivated. */
  | { readonly kind: 'has-left' };

/** Somebody of the workspace, as far as it matters here. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
  readonly hasLeft: boolean;
}

/** Undefined where the poll may be handed over to this person. */
export function whyNotOwner(poll: Poll, { id, isBot, hasLeft }: Member): MayNotOwn | undefined {
  if (isBot) return { kind: 'is-bot' };
  if (hasLeft) return { kind: 'has-left' };
  return poll.owner.id === id ? { kind: 'is-owner' } : undefined;
}
