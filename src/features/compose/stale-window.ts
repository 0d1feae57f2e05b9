// A window is submitted whose draft is not the stored one: it was posted from another window, has made room for another
// draft, or is not kept any more. Nothing that its person did in it is dropped without a word.

import type { HandlerDependencies } from '../../dependencies.ts';
import { type Draft, newDraft, type Settings } from '../../rules/poll/draft.ts';
import { settingsFrom } from '../../rules/poll/ending.ts';
import { asksTheSame, defaultLanguage, isPosted, type Poll } from '../../rules/poll/poll.ts';
import { readSearchField, readSettings } from '../../slack/kit/modal-state.ts';
import { oneLine } from '../../slack/kit/text.ts';
import type { Notice } from '../../slack/words/notices.ts';
import { findLinks } from '../../songs/links.ts';
import { saveDraft } from './edit-draft.ts';
import { followLinks } from './follow-links.ts';
import { type Found, withFound } from './found-songs.ts';
import type { ModalWindow } from './modal-window.ts';
import { pollFrom } from './poll-from.ts';
import { refused, type SubmissionAnswer, shownAnew } from './submission-answers.ts';

export async function answerStaleWindow(
  deps: HandlerDependencies,
  window: ModalWindow,
): Promise<SubmissionAnswer> {
  const poll = (await deps.polls.findPoll(window.draftId))?.poll;
  const found = await findTyped(deps, window);
  if (poll !== undefined && isPosted(poll)) return answerPosted(deps, window, { poll, found });
  const stored = await deps.drafts.findDraft(window.person);
  if (stored === undefined) {
    const isLost = window.picks.length > 0;
    return refused(deps, window, isLost ? { kind: 'draft-expired' } : { kind: 'too-few-songs', picked: 0 });
  }
  return showStored(deps, window, { found, says: { kind: 'draft-changed-elsewhere' } });
}

/** What the links in its search field lead to; nothing where there are none. */
async function findTyped(deps: HandlerDependencies, window: ModalWindow): Promise<Found> {
  const typed = readSearchField(window.values, window);
  const links = findLinks(typed);
  return links.length > 0 ? followLinks(deps, oneLine(typed), links) : { songs: [], notices: [] };
}

interface Posted {
  readonly poll: Poll & { readonly message: string };
  readonly found: Found;
}

/** Closes a window all of which is in the poll: it was submitted twice. Else the rest begins another draft. */
async function answerPosted(
  deps: HandlerDependencies,
  window: ModalWindow,
  { poll, found }: Posted,
): Promise<SubmissionAnswer> {
  const inPoll = new Set(poll.songs.map(({ id }) => id));
  const left = { ...found, songs: found.songs.filter(({ id }) => !inPoll.has(id)) };
  const settings = settingsIn(window, poll);
  const isSame = asksTheSame(poll, asksFor(poll, settings));
  const isAllIn = left.songs.length === 0 && left.findings === undefined && left.notices.length === 0;
  if (isSame && isAllIn) return undefined;
  const hasNext = (await deps.drafts.findDraft(window.person)) !== undefined;
  if (isSame || hasNext) {
    return showStored(deps, window, { found: left, says: { kind: 'posted-meanwhile' } });
  }
  const { channel, ...rest } = settings;
  const isChosen = channel !== undefined && channel !== window.openedIn;
  const again: Partial<Draft> = {
    settings: { ...rest, ...(isChosen && { channel }) },
    picks: poll.songs.filter(({ id }) => window.picks.includes(id)),
  };
  const says = { kind: 'posted-otherwise', title: poll.title } as const;
  return showStored(deps, window, { found: left, says, again });
}

/** What stands in the window's inputs; where Slack does not tell, as in the poll. */
function settingsIn(window: ModalWindow, poll: Poll): Settings {
  const draft = { ...newDraft(window.draftId), settings: settingsFrom(poll) };
  return readSettings(window.values, draft, window.isTitleFilled);
}

/** The poll as the window's inputs would have it. */
function asksFor(poll: Poll, settings: Settings): Poll {
  const { owner, language = defaultLanguage, channel, createdAt } = poll;
  const draft = { ...newDraft(poll.id), settings, picks: poll.songs };
  return pollFrom(draft, { owner, language, channel: settings.channel ?? channel, now: createdAt });
}

interface Rest {
  readonly found: Found;
  /** Why another draft is shown. */
  readonly says: Notice;
  /** What the draft begins with where there is none. */
  readonly again?: Partial<Draft>;
}

/** Shows the person's draft as it stands now, a new one where there is none, with what was typed into the search field. */
async function showStored(
  deps: HandlerDependencies,
  window: ModalWindow,
  { found, says, again = {} }: Rest,
): Promise<SubmissionAnswer> {
  const saved = await saveDraft(deps, window, (draft) => withFound({ ...draft, ...again }, found, []));
  if (saved === undefined) throw new Error('A draft in which something was found is always saved');
  const { draft, notices = [] } = saved;
  return shownAnew(deps, window, { draft, notices: [says, ...notices] });
}
