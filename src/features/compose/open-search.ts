// `/songpoll`: opens the modal at once, for the trigger lives three seconds and a cold start eats part of them. A draft
// from before is in it when the table gives it in time; else it is drawn into the open window. Links typed with the command
// are followed meanwhile, as if they had been pasted there.

import type { App, RespondFn, SlashCommand } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { HandlerDependencies } from '../../dependencies.ts';
import { type Draft, isUntouched, newDraft } from '../../rules/poll/draft.ts';
import { isPosted } from '../../rules/poll/poll.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { commandPattern } from '../../slack/kit/ids.ts';
import { oneLine, titleFrom, unescaped } from '../../slack/kit/text.ts';
import { helpMessage } from '../../slack/views/help-message.ts';
import { pollModal } from '../../slack/views/poll-modal.ts';
import { markedMessage } from '../../slack/views/stage-mark.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { Words } from '../../slack/words/words.ts';
import { type Link, splitLinks } from '../../songs/links.ts';
import { refuse } from '../poll/clicks.ts';
import { findReadersWords } from '../readers-words.ts';
import { editDraft } from './edit-draft.ts';
import { followLinks } from './follow-links.ts';
import { type Found, withFound } from './found-songs.ts';
import type { ModalWindow } from './modal-window.ts';

export function registerOpenSearch(app: App, deps: HandlerDependencies): void {
  app.command(commandPattern, async ({ ack, command, respond }) => {
    if (command.text?.trim().toLowerCase() === 'help') {
      const words = await findReadersWords(deps, command.user_id);
      const help = helpMessage(words, command.command);
      return ack({ response_type: 'ephemeral', ...markedMessage(help, deps.stage) });
    }
    await ack();
    const typed = unescaped(command.text ?? '');
    const { links, title } = readTyped(typed);
    const [opened, found] = await Promise.all([
      openSearch(deps, { command, title: titleFrom(title), respond }),
      links.length > 0 ? followLinks(deps, oneLine(typed), links) : undefined,
      // The first search needs Spotify's token; by then it is there.
      deps.catalogue.warmUp(),
    ]);
    if (opened !== undefined && found !== undefined) await showFound(deps, opened, found);
  });
}

/** Links are followed and are no title, but for a title that names another site. */
function readTyped(typed: string): { readonly links: readonly Link[]; readonly title: string } {
  const { links, words } = splitLinks(typed);
  const isTitle = words !== '' && links.every(({ kind }) => kind === 'other-site');
  return isTitle ? { links: [], title: typed } : { links, title: words };
}

/** How long the modal waits for the draft, in milliseconds: a read from the table takes a tenth of it. */
const patienceMs = 300;

interface Command {
  readonly command: SlashCommand;
  /** Typed with it; empty when none is. */
  readonly title: string;
  readonly respond: RespondFn;
}

/** A window that is open, and what it was opened with. */
interface Opened {
  readonly window: ModalWindow;
  readonly title: string;
  readonly notices: readonly Notice[];
}

/** @returns undefined when Slack did not open it, which the person was told. */
async function openSearch(
  deps: HandlerDependencies,
  { command, title, respond }: Command,
): Promise<Opened | undefined> {
  const kept = findUnposted(deps, command.user_id);
  const late = deps.sleep(patienceMs).then(() => 'late' as const);
  const [inTime, words] = await Promise.all([
    Promise.race([kept, late]),
    Promise.race([findReadersWords(deps, command.user_id), late.then(() => wordsIn())]),
  ]);
  const asked = { words, title, openedIn: command.channel_id };
  const first = inTime === undefined || inTime === 'late' ? newDraft(deps.newId()) : inTime;
  const opened = await deps.slack.openModal(command.trigger_id, openedModal(first, asked));
  if (opened.kind !== 'done') {
    deps.log.warn('The modal was not opened', outcomeFacts(opened));
    const listener = { respond, channel: command.channel_id, person: command.user_id };
    const answer = { kind: 'not-opened', command: command.command } as const;
    await refuse(deps, listener, { what: 'open', answer });
    return undefined;
  }
  const { viewId } = opened.value;
  const draft = inTime === 'late' ? await kept : undefined;
  if (draft !== undefined) {
    const drawn = await deps.slack.updateModal(viewId, openedModal(draft, asked));
    if (drawn.kind !== 'done') deps.log.warn('A draft was not drawn', outcomeFacts(drawn));
  }
  const { id: draftId, picks } = draft ?? first;
  const place = { person: command.user_id, openedIn: command.channel_id, values: undefined };
  const window = { ...place, viewId, draftId, picks: picks.map((pick) => pick.id) };
  return { window, title, notices: noticesOf(draft ?? first) };
}

/** What the links that were typed with the command lead to. Nothing was typed in the window as yet, as far as is known. */
async function showFound(
  deps: HandlerDependencies,
  { window, title, notices }: Opened,
  found: Found,
): Promise<void> {
  await editDraft(deps, window, (draft) => {
    const edited = withFound(withTitle(draft, title), found);
    return { draft: edited.draft, notices: [...notices, ...(edited.notices ?? [])] };
  });
}

interface Asked {
  readonly words: Words;
  /** Typed with the command; empty when none is. */
  readonly title: string;
  readonly openedIn: string;
}

function openedModal(draft: Draft, { words, title, openedIn }: Asked): ModalView {
  return pollModal(words, withTitle(draft, title), { notices: noticesOf(draft), openedIn });
}

function noticesOf(draft: Draft): readonly Notice[] {
  return isUntouched(draft) ? [] : [{ kind: 'draft-resumed' }];
}

/** A title typed with the command takes the place of the draft's. */
function withTitle(draft: Draft, title: string): Draft {
  return title === '' ? draft : { ...draft, settings: { ...draft.settings, title } };
}

/**
 * The person's draft. One that is a poll by now was to be forgotten when it was posted, but the process died or Slack's
 * answer was lost: it is forgotten now, for it could be filled in but never posted.
 */
async function findUnposted(
  { drafts, polls }: HandlerDependencies,
  person: string,
): Promise<Draft | undefined> {
  const draft = (await drafts.findDraft(person))?.draft;
  const poll = draft && (await polls.findPoll(draft.id))?.poll;
  if (draft === undefined || poll === undefined || !isPosted(poll)) return draft;
  await drafts.deleteDraft(person, draft.id);
  return undefined;
}
