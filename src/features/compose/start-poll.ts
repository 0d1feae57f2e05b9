// Submitting the modal: the draft becomes a poll, or what is wrong is told at the field that has to change. Posting
// itself is in post-poll.ts.

import type { App, ViewResponseAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { closingTimeAt, type Draft } from '../../rules/poll/draft.ts';
import { fewestSongs, type Language, type Person, type Poll } from '../../rules/poll/poll.ts';
import { callbackIds } from '../../slack/kit/ids.ts';
import { readSettings } from '../../slack/kit/modal-state.ts';
import { formErrors } from '../../slack/views/form-errors.ts';
import { pollModal } from '../../slack/views/poll-modal.ts';
import { markedModal } from '../../slack/views/stage-mark.ts';
import type { FormError } from '../../slack/words/form-errors.ts';
import { languageOf, wordsIn } from '../../slack/words/languages.ts';
import { findReadersWords } from '../readers-words.ts';
import { type ModalWindow, windowOf } from './modal-window.ts';
import { postPoll } from './post-poll.ts';

export function registerStartPoll(app: App, deps: HandlerDependencies): void {
  app.view({ callback_id: callbackIds.pollModal, type: 'view_submission' }, async ({ ack, body }) => {
    const window = windowOf(body);
    const answer = window && (await startPoll(deps, window, body.user.name ?? body.user.id));
    await (answer === undefined ? ack() : ack(answer));
  });
}

/** @returns what Slack is to do with the window; undefined closes it. */
async function startPoll(
  deps: HandlerDependencies,
  window: ModalWindow,
  userName: string,
): Promise<ViewResponseAction | undefined> {
  const stored = await deps.drafts.findDraft(window.person);
  if (stored?.draft.id !== window.draftId) return answerStaleWindow(deps, window, stored?.draft);
  const draft = withInputs(stored.draft, window);
  if (!showsAll(window, draft)) return shownAnew(deps, window, draft);
  const channel = draft.settings.channel ?? window.openedIn;
  if (draft.picks.length < fewestSongs) {
    return refused(deps, window, { kind: 'too-few-songs', picked: draft.picks.length });
  }
  if (channel === undefined) return refused(deps, window, { kind: 'no-channel' });

  const [people, joined] = await Promise.all([deps.people.findPeople([window.person]), join(deps, channel)]);
  if (joined === 'archived') return refused(deps, window, { kind: 'channel-archived' });
  const starter = people.get(window.person);
  const owner = { id: window.person, name: starter?.name ?? userName };
  const language = languageOf(starter?.locale);
  const error = await postPoll(deps, pollFrom(draft, { owner, language, channel, now: deps.now() }));
  // Where joining failed for a passing reason only, inviting the bot would not help.
  const isBusy = error?.kind === 'not-invited' && joined === 'unsure';
  if (error !== undefined) return refused(deps, window, isBusy ? { kind: 'slack-busy' } : error);
  await deps.drafts.deleteDraft(window.person, draft.id);
  return undefined;
}

/** The window's draft is not the stored one: posted already, changed in another window, or never begun. */
async function answerStaleWindow(
  deps: HandlerDependencies,
  window: ModalWindow,
  stored: Draft | undefined,
): Promise<ViewResponseAction | undefined> {
  const isPosted = (await deps.polls.findPoll(window.draftId))?.poll.message !== undefined;
  if (isPosted) return undefined;
  if (stored !== undefined) return shownAnew(deps, window, stored);
  const error: FormError =
    window.picks.length > 0 ? { kind: 'draft-expired' } : { kind: 'too-few-songs', picked: 0 };
  return refused(deps, window, error);
}

function withInputs(draft: Draft, window: ModalWindow): Draft {
  return { ...draft, settings: readSettings(window.values, draft) };
}

/** Whether the person saw the very songs that would be posted. */
function showsAll(window: ModalWindow, draft: Draft): boolean {
  return draft.picks.map((pick) => pick.id).join() === window.picks.join();
}

async function shownAnew(
  deps: HandlerDependencies,
  { person, openedIn }: ModalWindow,
  draft: Draft,
): Promise<ViewResponseAction> {
  const words = await findReadersWords(deps, person);
  const view = pollModal(words, draft, { notices: [{ kind: 'draft-changed-elsewhere' }], openedIn });
  return { response_action: 'update', view: markedModal(view, deps.stage) };
}

async function refused(
  deps: HandlerDependencies,
  { person, draftId }: ModalWindow,
  error: FormError,
): Promise<ViewResponseAction> {
  deps.observe({ kind: 'refused', what: 'post', poll: draftId, reason: error.kind });
  const words = await findReadersWords(deps, person);
  return { response_action: 'errors', errors: formErrors(words, [error], draftId) };
}

interface Posting {
  readonly owner: Person;
  readonly language: Language;
  readonly channel: string;
  readonly now: number;
}

function pollFrom(draft: Draft, at: Posting): Poll {
  const { title, votesPerPerson, closers, closes } = draft.settings;
  const closesAt = closingTimeAt(closes, at.now);
  return {
    id: draft.id,
    title: title === '' ? wordsIn(at.language).pollMessage.defaultTitle : title,
    songs: draft.picks,
    votesPerPerson,
    closers,
    owner: at.owner,
    language: at.language,
    channel: at.channel,
    status: 'open',
    createdAt: at.now,
    ...(closesAt !== undefined && { closesAt }),
  };
}

/**
 * Joins a public channel: a `:lock:` in a channel the bot is not in would never reach it. Where there is nothing to
 * join (a private channel, a direct message), posting shows whether the bot may.
 * @returns `unsure` when Slack gave no clear answer
 */
async function join(
  { slack }: HandlerDependencies,
  channel: string,
): Promise<'archived' | 'unsure' | 'done'> {
  if (!channel.startsWith('C')) return 'done';
  const joined = await slack.joinChannel(channel);
  if (joined.kind === 'later' || joined.kind === 'unknown') return 'unsure';
  return joined.kind === 'refused' && joined.error === 'is_archived' ? 'archived' : 'done';
}
