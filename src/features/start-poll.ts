// Submitting the modal: the draft becomes a poll. The poll is written before its message is posted, so that no vote can
// come for a poll that is not there; a draft's id becomes the poll's, so that no draft is posted twice.

import type { App, ViewResponseAction } from '@slack/bolt';
import type { Answering } from '../dependencies.ts';
import { closingTimeAt, type Draft } from '../poll/draft.ts';
import { fewestSongs, type Person, type Poll } from '../poll/poll.ts';
import type { Song } from '../poll/song.ts';
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
    const answer = window && (await startPoll(deps, window, body.user.name ?? body.user.id));
    await (answer === undefined ? ack() : ack(answer));
  });
}

/** Longer than posting can take; after that somebody else may post the poll. */
const postingMs = 10_000;
/** How far back the message of an earlier try is looked for: drafts live for a day. */
const earlierMs = 24 * 60 * 60 * 1_000;

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
  const error: FormError =
    window.picks.length > 0 ? { kind: 'draft-expired' } : { kind: 'too-few-songs', picked: 0 };
  return refused({ id: window.draftId }, error);
}

function withInputs(draft: Draft, window: ModalWindow): Draft {
  return { ...draft, settings: readSettings(window.values, draft) };
}

/** Whether the person saw the very songs that would be posted. */
function showsAll(window: ModalWindow, draft: Draft): boolean {
  return idsOf(draft.picks) === window.picks.join();
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
  const isSecondTry = (await polls.findPoll(poll.id)) !== undefined;
  if (!(await polls.createPoll(poll, claim))) return postedBefore(deps, poll);
  const message = pollMessage(poll, emptyTally(poll.songs.length), new Map());
  await drawings.startDrawing(poll.id, fingerprintOf(message), timeToLive(poll));
  const earlier = isSecondTry ? await findEarlier(deps, poll) : undefined;
  const posted = earlier ?? (await deps.slack.postMessage(poll.channel, message, markOf(poll)));
  if (posted.kind !== 'done') return giveUp(deps, { poll, claim, posted });
  const isTheMessage = await polls.saveMessage(poll, posted.value.ts);
  // Somebody clicked in the message of an earlier try meanwhile, and thereby made that one the poll's.
  if (!isTheMessage) await deps.slack.deleteMessage(poll.channel, posted.value.ts);
  deps.log.info('Poll posted', { poll: poll.id, channel: poll.channel, songs: poll.songs.length });
  return undefined;
}

const markOf = (poll: Poll) => ({ kind: 'songpoll_poll', poll: poll.id }) as const;

/** The message of an earlier try that Slack took without our knowing, where the app may read the channel. */
async function findEarlier({ slack, now }: Answering, poll: Poll) {
  const found = await slack.findMarked(poll.channel, markOf(poll), now() - earlierMs);
  const ts = found.kind === 'done' ? found.value : undefined;
  return ts === undefined ? undefined : ({ kind: 'done', value: { ts } } as const);
}

/**
 * The poll is there already: two submissions of one window, the other of which has posted it or is about to. Or it was
 * posted before without our knowing, and other songs have been picked since: then it is another poll.
 */
async function postedBefore(deps: Answering, poll: Poll): Promise<FormError | undefined> {
  const there = (await deps.polls.findPoll(poll.id))?.poll;
  if (there?.message === undefined) return { kind: 'being-posted' };
  const isTheSame = idsOf(there.songs) === idsOf(poll.songs);
  return isTheSame ? undefined : post(deps, { ...poll, id: deps.newId() });
}

function idsOf(songs: readonly Song[]): string {
  return songs.map((song) => song.id).join();
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
  return posted.kind === 'later' ? { kind: 'slack-busy' } : whyRefused(posted.error, poll.channel);
}

function whyRefused(error: string, channel: string): FormError {
  // A conversation between two people, to which nobody can invite a third.
  const isDirect = channel.startsWith('D');
  switch (error) {
    case 'not_in_channel':
    case 'channel_not_found':
      return isDirect ? { kind: 'not-postable' } : { kind: 'not-invited' };
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
