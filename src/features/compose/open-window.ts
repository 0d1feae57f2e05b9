// Opens the modal at once, for the trigger lives three seconds and a cold start eats part of them. A draft from before is in
// it when the table gives it in time; else it is drawn into the open window. What leads to songs is followed meanwhile, as
// if it had been pasted there.

import type { ModalView } from '@slack/types';
import type { HandlerDependencies } from '../../dependencies.ts';
import { type Draft, isUntouched, newDraft, type PickedSong } from '../../rules/poll/draft.ts';
import { isPosted } from '../../rules/poll/poll.ts';
import { searchingIn } from '../../rules/poll/searching.ts';
import { appTroubleOf, isLateTrigger } from '../../slack/gateway/slack-errors.ts';
import { type Outcome, outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { pollModal } from '../../slack/views/poll-modal.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { PrivateAnswer } from '../../slack/words/private-answers.ts';
import type { Words } from '../../slack/words/words.ts';
import type { Link } from '../../songs/links.ts';
import { findReadersWords } from '../readers-words.ts';
import { drawWindow } from './draw-window.ts';
import { addressesOf, followLinks } from './follow-links.ts';
import type { Found } from './found-songs.ts';
import { leavePosted } from './leave-posted.ts';
import { lookUp } from './look-up.ts';
import type { ModalWindow } from './modal-window.ts';

/** Who wants a window, and what is to be in it. */
export interface Wish {
  /** Slack's id of the person. */
  readonly person: string;
  readonly trigger: string;
  /** Where the poll goes unless its person chooses otherwise. */
  readonly place: Place | Promise<Place>;
  /** Takes the place of the draft's; empty when none was given. */
  readonly title: string;
  /** What leads to songs for it. */
  readonly links: readonly Link[];
  /** Songs for it that are known already. */
  readonly songs?: readonly PickedSong[];
  /** What they stood in. */
  readonly text: string;
  /** What to say until the songs are there. */
  readonly meanwhile?: readonly Notice[];
  /** What to say besides. */
  readonly says: readonly Notice[];
  /** The command that opened it, where one did. */
  readonly command?: string;
  /** Tells the person why there is no window. */
  refuse(answer: PrivateAnswer): Promise<void>;
}

export interface Place {
  /** Slack's id of the conversation; undefined where the person has to choose one. */
  readonly openedIn: string | undefined;
  /** Whether that is a group message, which takes in no app. */
  readonly isGroup: boolean;
}

export const nowhere: Place = { openedIn: undefined, isGroup: false };

/** How long the modal waits for the draft, in milliseconds: a read from the table takes a tenth of it. */
const patienceMs = 300;

export async function openWindow(deps: HandlerDependencies, wish: Wish): Promise<void> {
  const askedAt = deps.now();
  const found = findSongs(deps, wish);
  await Promise.all([
    open(deps, wish, askedAt).then((opened) => opened && found && showFound(deps, { wish, opened, found })),
    // The first search needs Spotify's token; by then it is there.
    deps.catalogue.warmUp(),
    found,
  ]);
}

function findSongs(deps: HandlerDependencies, { links, text, songs = [] }: Wish): Promise<Found> | undefined {
  if (links.length > 0) return followLinks(deps, text, links);
  return songs.length > 0 ? Promise.resolve({ songs, notices: [] }) : undefined;
}

/** A window that is open, and what it was opened with. */
interface Opened {
  readonly window: ModalWindow;
  readonly notices: readonly Notice[];
  /** Whether it shows a draft from before. */
  readonly isResumed: boolean;
}

/** @returns undefined when Slack did not open it, which the person was told. */
async function open(deps: HandlerDependencies, wish: Wish, askedAt: number): Promise<Opened | undefined> {
  const { person, title, says } = wish;
  const kept = findBegun(deps, wish);
  const reader = findReadersWords(deps, person);
  const late = deps.sleep(patienceMs).then(() => 'late' as const);
  const [inTime, words, place] = await Promise.all([
    Promise.race([kept, late]),
    Promise.race([reader, late.then(() => wordsIn())]),
    Promise.race([wish.place, late.then(() => nowhere)]),
  ]);
  const first = inTime === 'late' ? newDraft(deps.newId()) : inTime.draft;
  const view = openedModal(words, first, { ...wish, place });
  const opened = await deps.slack.openModal(wish.trigger, view);
  if (opened.kind !== 'done') {
    deps.log.warn('The modal was not opened', outcomeFacts(opened));
    await wish.refuse(whyNotOpened(opened, wish.command));
    await untilAnswered(kept, reader, Promise.resolve(wish.place));
    return undefined;
  }
  const shown = {
    ...place,
    person,
    values: undefined,
    ...opened.value,
    askedAt,
    actedAt: askedAt,
    ...shownOf(first),
  };
  const window = { ...shown, isTitleFilled: false };
  const cameLate = inTime === 'late' ? await kept : undefined;
  const isOther = cameLate !== undefined && (cameLate.isResumed || cameLate.draft.usual !== undefined);
  if (!isOther) {
    const isResumed = inTime !== 'late' && inTime.isResumed;
    return { window, notices: [...resumed(first, place), ...says], isResumed };
  }
  const { draft, isResumed } = cameLate;
  const drawn = withTitle(draft, title);
  const notices = [...resumed(draft, place), ...says];
  await drawWindow(deps, window, { draft: drawn, notices });
  const isTitleFilled = drawn.settings.title !== '';
  return { window: { ...window, ...shownOf(draft), isTitleFilled }, notices, isResumed };
}

/**
 * What was asked must have its answer before the request ends, for then the process stands still. Whatever the answer is,
 * nobody needs it any more.
 */
export async function untilAnswered(...asked: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(asked);
}

/** What to tell somebody whose window Slack did not open. @param command what opens it, where that was typed */
export function whyNotOpened(
  opened: Exclude<Outcome<unknown>, { kind: 'done' }>,
  command: string | undefined,
): PrivateAnswer {
  const again = command === undefined ? {} : { command };
  if (opened.kind === 'later') return { kind: 'opening-postponed', ...again };
  if (opened.kind === 'unknown' || isLateTrigger(opened.error)) return { kind: 'not-opened', ...again };
  const { error } = opened;
  const trouble = appTroubleOf(error);
  return trouble === undefined ? { kind: 'opening-refused', error } : { kind: 'app-trouble', trouble, error };
}

const shownOf = (draft: Draft) => ({
  draftId: draft.id,
  usual: draft.usual,
  picks: draft.picks.map((pick) => pick.id),
  emptied: searchingIn(draft).emptied,
});

interface Finding {
  readonly wish: Wish;
  readonly opened: Opened;
  readonly found: Promise<Found>;
}

/** What the links lead to. Nothing was typed in the window as yet, as far as is known. */
async function showFound(deps: HandlerDependencies, { wish, opened, found }: Finding): Promise<void> {
  const { window, notices, isResumed } = opened;
  await lookUp(deps, window, {
    addresses: addressesOf(wish.links),
    field: false,
    find: () => found,
    draftId: isResumed ? window.draftId : undefined,
    before: (draft) => ({ draft: withTitle(draft, wish.title), notices }),
  });
}

interface Opening extends Wish {
  readonly place: Place;
}

function openedModal(words: Words, draft: Draft, { title, place, meanwhile = [], says }: Opening): ModalView {
  const notices = [...resumed(draft, place), ...meanwhile, ...says];
  return pollModal(words, withTitle(draft, title), { notices, ...place, isOpening: true });
}

/** Somebody who goes on with a draft elsewhere is told where it will be posted. */
function resumed(draft: Draft, { openedIn }: Place): readonly Notice[] {
  const { channel } = draft.settings;
  const isElsewhere = channel !== undefined && channel !== openedIn;
  return isUntouched(draft) ? [] : [{ kind: 'draft-resumed', ...(isElsewhere && { channel }) }];
}

/** A title that was given takes the place of the draft's. */
function withTitle(draft: Draft, title: string): Draft {
  return title === '' ? draft : { ...draft, settings: { ...draft.settings, title } };
}

/** The person's draft, if there is anything in it, or a new one that begins with what they chose last in that channel. */
async function findBegun(deps: HandlerDependencies, { person, place }: Wish) {
  const [draft, usual] = await Promise.all([findUnposted(deps, person), findUsual(deps, person, place)]);
  const isBegun = draft !== undefined && !isUntouched(draft);
  return { draft: isBegun ? draft : newDraft(draft?.id ?? deps.newId(), {}, usual), isResumed: isBegun };
}

async function findUsual({ usual }: HandlerDependencies, person: string, place: Wish['place']) {
  const { openedIn: channel } = await place;
  return channel === undefined ? undefined : usual.findUsual({ person, channel });
}

/**
 * The person's draft. One that is a poll by now was to be forgotten when it was posted, but the process died or Slack's
 * answer was lost: it is forgotten now, for it could be filled in but never posted.
 */
async function findUnposted(deps: HandlerDependencies, person: string): Promise<Draft | undefined> {
  const draft = (await deps.drafts.findDraft(person))?.draft;
  const poll = draft && (await deps.polls.findPoll(draft.id))?.poll;
  if (poll === undefined || !isPosted(poll)) return draft;
  return (await leavePosted(deps, person, poll))?.draft;
}
