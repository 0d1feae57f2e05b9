// Submitting the modal: the draft becomes a poll, or what is wrong is told at the field that has to change. Posting
// itself is in post-poll.ts.

import type { App } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { byReason, siftSongs } from '../../rules/channel/rails.ts';
import type { Draft } from '../../rules/poll/draft.ts';
import { detailTroubles, withSuggestedEnd } from '../../rules/poll/ending.ts';
import { fewestSongs, type Poll } from '../../rules/poll/poll.ts';
import { areSettled, settleWords } from '../../rules/poll/searching.ts';
import { isAnonymous } from '../../rules/poll/secrecy.ts';
import { type DetailName, detailsOf, usualAfter } from '../../rules/poll/settings.ts';
import { isSameRecording } from '../../rules/poll/song.ts';
import { callbackIds } from '../../slack/kit/ids.ts';
import { readSearchField, readSettings, showsDetail } from '../../slack/kit/modal-state.ts';
import { oneLine } from '../../slack/kit/text.ts';
import type { FormError } from '../../slack/words/form-errors.ts';
import { languageOf } from '../../slack/words/languages.ts';
import { findLinks } from '../../songs/links.ts';
import { findRails } from '../channel/channel-rails.ts';
import { putBackFromPoll, takeIntoPoll } from '../pool/draw-songs.ts';
import { findUnconfirmed } from '../pool/reruns.ts';
import { type CaughtUp, catchUp } from './catch-up.ts';
import { findDraftIn, saveDraft } from './edit-draft.ts';
import { leavePosted } from './leave-posted.ts';
import { type ModalWindow, windowOf } from './modal-window.ts';
import { pollFrom } from './poll-from.ts';
import { postPoll } from './post-poll.ts';
import { answerStaleWindow } from './stale-window.ts';
import { refused, refusedSongs, type SubmissionAnswer, shownAnew } from './submission-answers.ts';

export function registerStartPoll(app: App, deps: HandlerDependencies): void {
  app.view({ callback_id: callbackIds.pollModal, type: 'view_submission' }, async ({ ack, body }) => {
    const window = windowOf(body, deps.now());
    const answer = window && (await startPoll(deps, window, body.user.name ?? body.user.id));
    // What lies below it was opened for a poll that is another one: Post a copy puts this window on top of Manage.
    const isOnTop = body.view.previous_view_id != null;
    if (answer !== undefined) await ack(answer);
    else await (isOnTop ? ack({ response_action: 'clear' }) : ack());
  });
}

async function startPoll(
  deps: HandlerDependencies,
  window: ModalWindow,
  userName: string,
): Promise<SubmissionAnswer> {
  const stored = await findDraftIn(deps, window);
  const isNeverBegun = stored.version === 0 && window.picks.length === 0 && !stored.isNext;
  const isStored = stored.version > 0 && stored.draft.id === window.draftId;
  if (!isStored && !isNeverBegun) return answerStaleWindow(deps, window);
  const caughtUp = await catchUp(deps, window, stored);
  switch (caughtUp.kind) {
    case 'gone':
      return answerStaleWindow(deps, window);
    case 'still-looking-up':
      return refused(deps, window, caughtUp);
    case 'to-look-at': {
      const { stored: seen, notices } = caughtUp;
      return shownAnew(deps, window, { draft: seen.draft, notices });
    }
    case 'complete':
      return post(deps, window, { ...caughtUp, userName });
  }
}

type Complete = Extract<CaughtUp, { kind: 'complete' }> & { readonly userName: string };

async function post(
  deps: HandlerDependencies,
  window: ModalWindow,
  { stored, brought, userName }: Complete,
): Promise<SubmissionAnswer> {
  const settings = readSettings(window.values, stored.draft, window.isTitleFilled);
  const draft = { ...stored.draft, settings };
  if (!showsAll(window, draft, brought)) {
    return shownAnew(deps, window, { draft, notices: [{ kind: 'draft-changed-elsewhere' }] });
  }
  const channel = draft.settings.channel ?? window.openedIn;
  if (draft.picks.length < fewestSongs) {
    return refused(deps, window, { kind: 'too-few-songs', picked: draft.picks.length });
  }
  if (channel === undefined) return refused(deps, window, { kind: 'no-channel' });
  const unseen = unseenDetails(window, draft);
  if (unseen.length > 0) {
    const isFolded = unseen.some((detail) => settings[detail] === undefined && detail === 'enoughVoters');
    const complete = { ...withSuggestedEnd(draft, deps.now()), ...(isFolded && { showsMore: true }) };
    return shownAnew(deps, window, { draft: complete, notices: [{ kind: 'fill-in-the-rest' }] });
  }
  if (isAnonymous(settings) && !(await deps.hasBallotKey()))
    return refused(deps, window, { kind: 'no-ballot-key' });
  const [trouble] = detailTroubles(settings, deps.now());
  if (trouble !== undefined) return refused(deps, window, trouble);
  const unasked = await askAboutWords(deps, window, draft);
  if (unasked !== undefined) return refused(deps, window, unasked);

  const rails = await findRails(deps, channel);
  const [unfit] = byReason(siftSongs(draft.picks, rails, []).refused);
  if (unfit !== undefined) return refused(deps, window, refusedSongs(unfit));
  const won = await findUnconfirmed(deps, channel, draft);
  if (won.length > 0) return shownAnew(deps, window, { draft, notices: won });

  const [people, joined] = await Promise.all([deps.people.findPeople([window.person]), join(deps, channel)]);
  if (joined === 'archived') return refused(deps, window, { kind: 'channel-archived' });
  const starter = people.get(window.person);
  const owner = { id: window.person, name: starter?.name ?? userName };
  const poll = pollFrom(draft, {
    owner,
    language: languageOf(starter?.locale),
    channel,
    now: deps.now(),
    marksExplicit: rails.explicit === 'mark',
  });
  const drawnElsewhere = await drawFromPool(deps, window, { draft, poll });
  if (drawnElsewhere !== undefined) return drawnElsewhere;
  const error = await postPoll(deps, poll);
  if (error !== undefined) return refused(deps, window, trueCause(error, { window, channel, joined }));
  const place = { person: window.person, channel };
  const [next] = await Promise.all([
    leavePosted(deps, window.person, poll),
    deps.usual.saveUsual(place, usualAfter(settings)),
  ]);
  const late = next?.draft.picks.map(({ title }) => title) ?? [];
  if (next === undefined || late.length === 0) return undefined;
  return shownAnew(deps, window, { draft: next.draft, notices: [{ kind: 'came-too-late', titles: late }] });
}

/**
 * Takes the poll's songs out of the channel's pool.
 * @returns the window anew where another poll has some of those that were drawn
 */
async function drawFromPool(
  deps: HandlerDependencies,
  window: ModalWindow,
  { draft, poll }: { readonly draft: Draft; readonly poll: Poll },
): Promise<SubmissionAnswer> {
  const elsewhere = await takeIntoPoll(deps, poll);
  const gone = draft.picks.filter(
    (pick) => pick.fromPool && elsewhere.some((song) => isSameRecording(song, pick)),
  );
  if (gone.length === 0) return undefined;
  await putBackFromPoll(deps, poll);
  const isGone = (pick: { readonly id: string }) => gone.some(({ id }) => id === pick.id);
  const without = (current: Draft) => ({ ...current, picks: current.picks.filter((pick) => !isGone(pick)) });
  await saveDraft(deps, window, (current) =>
    current.id === draft.id ? { draft: without(current) } : undefined,
  );
  const titles = gone.map(({ title }) => title);
  return shownAnew(deps, window, { draft: without(draft), notices: [{ kind: 'drawn-elsewhere', titles }] });
}

/** What has to be filled in and was not to be seen: nobody has chosen it. What was chosen and folded away is. */
function unseenDetails(window: ModalWindow, { id, settings }: Draft): readonly DetailName[] {
  return detailsOf(settings).filter((detail) => {
    const isChosen = settings[detail] !== undefined && detail !== 'endsAt';
    return !isChosen && !showsDetail(window.values, id, detail);
  });
}

/** Whether the person saw the very songs that would be posted, or has brought them in by posting. */
function showsAll(window: ModalWindow, draft: Draft, brought: readonly string[]): boolean {
  return draft.picks.map((pick) => pick.id).join() === [...window.picks, ...brought].join();
}

/** Words that were not searched for in this window may be a missing song, or nothing: their person is asked once. */
async function askAboutWords(
  deps: HandlerDependencies,
  window: ModalWindow,
  draft: Draft,
): Promise<FormError | undefined> {
  const typed = readSearchField(window.values, window);
  const words = oneLine(typed);
  const settled = { words, window: window.viewId };
  // Links are followed by now.
  if (words === '' || findLinks(typed).length > 0 || areSettled(draft, settled)) return undefined;
  await saveDraft(deps, window, (current) => ({ draft: settleWords(current, settled) }));
  return { kind: 'words-not-searched', words };
}

interface Attempt {
  readonly window: ModalWindow;
  readonly channel: string;
  readonly joined: Joined;
}

/** Where inviting the bot would not help, nobody is told to. */
function trueCause(error: FormError, { window, channel, joined }: Attempt): FormError {
  if (error.kind !== 'not-invited') return error;
  if (joined === 'unsure') return { kind: 'slack-busy' };
  return window.isGroup && channel === window.openedIn ? { kind: 'group-message' } : error;
}

/** `unsure` when Slack gave no clear answer. */
type Joined = 'archived' | 'unsure' | 'done';

/**
 * Joins a public channel: a `:lock:` in a channel the bot is not in would never reach it. Where there is nothing to
 * join (a private channel, a direct message), posting shows whether the bot may.
 */
async function join({ slack }: HandlerDependencies, channel: string): Promise<Joined> {
  if (!channel.startsWith('C')) return 'done';
  const joined = await slack.joinChannel(channel);
  if (joined.kind === 'later' || joined.kind === 'unknown') return 'unsure';
  return joined.kind === 'refused' && joined.error === 'is_archived' ? 'archived' : 'done';
}
