// Submitting the modal: the draft becomes a poll. The poll is written before its message is posted, so that no vote can
// come for a poll that is not there; a draft's id becomes the poll's, so that no draft is posted twice.

import type { App, ViewResponseAction } from '@slack/bolt';
import type { Answering } from '../dependencies.ts';
import { closingTimeAt, type Draft } from '../poll/draft.ts';
import { fewestSongs, type Person, type Poll } from '../poll/poll.ts';
import { emptyTally } from '../poll/tally.ts';
import { type FormError, formErrors } from '../slack/form-errors.ts';
import { callbackIds } from '../slack/ids.ts';
import { readSettings } from '../slack/modal-state.ts';
import { pollMessage } from '../slack/poll-message.ts';
import { pollModal } from '../slack/poll-modal.ts';
import { type Outcome, outcomeFacts } from '../slack/slack-gateway.ts';
import { defaultTitle } from '../slack/wording.ts';
import type { Claim } from '../store/claim.ts';
import { timeToLive } from '../store/poll-item.ts';
import { fingerprintOf } from './draw-poll.ts';
import { type ModalWindow, windowOf } from './modal-window.ts';

export function registerStartPoll(app: App, deps: Answering): void {
  app.view({ callback_id: callbackIds.pollModal, type: 'view_submission' }, async ({ ack, body }) => {
    const window = windowOf(body);
    const answer = window && (await startPoll(deps, window, body.user.name));
    await (answer === undefined ? ack() : ack(answer));
  });
}

/** Longer than posting can take; after that somebody else may post the poll. */
const postingMs = 10_000;

/** @returns what Slack is to do with the window; undefined closes it. */
async function startPoll(
  deps: Answering,
  window: ModalWindow,
  userName: string,
): Promise<ViewResponseAction | undefined> {
  const stored = await deps.drafts.findDraft(window.person);
  if (stored?.draft.id !== window.draftId) return answerStaleWindow(deps, window, stored?.draft);
  const draft = withInputs(stored.draft, window);
  if (!showsAll(window, draft)) return shownAnew(draft, window);
  const channel = draft.settings.channel ?? window.openedIn;
  if (draft.picks.length < fewestSongs) {
    return refused(draft, { kind: 'too-few-songs', picked: draft.picks.length });
  }
  if (channel === undefined) return refused(draft, { kind: 'no-channel' });

  const [names, joined] = await Promise.all([deps.names.findNames([window.person]), join(deps, channel)]);
  if (joined !== undefined) return refused(draft, joined);
  const owner = { id: window.person, name: names.get(window.person) ?? userName };
  const error = await post(deps, pollFrom(draft, { owner, channel, now: deps.now() }));
  if (error !== undefined) return refused(draft, error);
  await deps.drafts.deleteDraft(window.person, draft.id);
  return undefined;
}

/** The window's draft is not the stored one: posted already, changed in another window, or never begun. */
async function answerStaleWindow(
  deps: Answering,
  window: ModalWindow,
  stored: Draft | undefined,
): Promise<ViewResponseAction | undefined> {
  const isPosted = (await deps.polls.findPoll(window.draftId))?.poll.message !== undefined;
  if (isPosted) return undefined;
  if (stored !== undefined) return shownAnew(stored, window);
  return refused({ id: window.draftId }, { kind: 'too-few-songs', picked: 0 });
}

function withInputs(draft: Draft, window: ModalWindow): Draft {
  return { ...draft, settings: readSettings(window.values, draft) };
}

/** Whether the person saw the very songs that would be posted. */
function showsAll(window: ModalWindow, draft: Draft): boolean {
  return draft.picks.map((pick) => pick.id).join() === window.picks.join();
}

function shownAnew(draft: Draft, { openedIn }: ModalWindow): ViewResponseAction {
  const view = pollModal(draft, { notices: [{ kind: 'draft-changed-elsewhere' }], openedIn });
  return { response_action: 'update', view };
}

function refused({ id }: Pick<Draft, 'id'>, error: FormError): ViewResponseAction {
  return { response_action: 'errors', errors: formErrors([error], id) };
}

function pollFrom(draft: Draft, at: { owner: Person; channel: string; now: number }): Poll {
  const { title, votesPerPerson, closers, closes } = draft.settings;
  const closesAt = closingTimeAt(closes, at.now);
  return {
    id: draft.id,
    title: title === '' ? defaultTitle : title,
    songs: draft.picks,
    votesPerPerson,
    closers,
    owner: at.owner,
    channel: at.channel,
    status: 'open',
    createdAt: at.now,
    ...(closesAt !== undefined && { closesAt }),
  };
}

/**
 * Joins a public channel: a `:lock:` in a channel the bot is not in would never reach it. Where there is nothing to
 * join (a private channel, a direct message), posting shows whether the bot may.
 */
async function join({ slack }: Answering, channel: string): Promise<FormError | undefined> {
  if (!channel.startsWith('C')) return undefined;
  const joined = await slack.joinChannel(channel);
  return joined.kind === 'refused' && joined.error === 'is_archived'
    ? { kind: 'channel-archived' }
    : undefined;
}

/** Writes the poll and posts it. @returns why it is not posted; undefined when it is. */
async function post(deps: Answering, poll: Poll): Promise<FormError | undefined> {
  const { polls, drawings } = deps;
  const claim: Claim = { token: deps.newId(), until: deps.now() + postingMs };
  if (!(await polls.createPoll(poll, claim))) return whyNotCreated(deps, poll);
  const message = pollMessage(poll, emptyTally(poll.songs.length), new Map());
  const posted = await deps.slack.postMessage(poll.channel, message);
  if (posted.kind !== 'done') return giveUp(deps, { poll, claim, posted });
  await drawings.startDrawing(poll.id, fingerprintOf(message), timeToLive(poll));
  await polls.saveMessage(poll, posted.value.ts);
  deps.log.info('Poll posted', { poll: poll.id, channel: poll.channel, songs: poll.songs.length });
  return undefined;
}

/** The poll is there already: two submissions of one window, the other of which has posted it or is about to. */
async function whyNotCreated({ polls }: Answering, { id }: Poll): Promise<FormError | undefined> {
  const isPosted = (await polls.findPoll(id))?.poll.message !== undefined;
  return isPosted ? undefined : { kind: 'being-posted' };
}

interface Unposted {
  readonly poll: Poll;
  readonly claim: Claim;
  readonly posted: Exclude<Outcome<unknown>, { kind: 'done' }>;
}

/** Nothing is lost: the draft stays, and the poll can be posted again. */
async function giveUp({ polls, log }: Answering, { poll, claim, posted }: Unposted): Promise<FormError> {
  log.warn('A poll was not posted', { poll: poll.id, channel: poll.channel, ...outcomeFacts(posted) });
  if (posted.kind === 'unknown') {
    await polls.giveUpPosting(poll.id, claim);
    return { kind: 'perhaps-posted' };
  }
  await polls.discardPoll(poll.id, claim);
  return posted.kind === 'later' ? { kind: 'slack-busy' } : whyRefused(posted.error);
}

function whyRefused(error: string): FormError {
  switch (error) {
    case 'not_in_channel':
    case 'channel_not_found':
      return { kind: 'not-invited' };
    case 'is_archived':
      return { kind: 'channel-archived' };
    case 'restricted_action':
    case 'restricted_action_read_only_channel':
    case 'restricted_action_thread_only_channel':
    case 'restricted_action_non_threadable_channel':
      return { kind: 'may-not-post' };
    default:
      return { kind: 'not-postable' };
  }
}
