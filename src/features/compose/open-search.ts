// `/songpoll`: opens the modal at once, for the trigger lives three seconds and a cold start eats part of them. A draft
// from before is in it when the table gives it in time; else it is drawn into the open window. Links typed with the command
// are followed meanwhile, as if they had been pasted there.

import type { App, RespondFn, SlashCommand } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { HandlerDependencies } from '../../dependencies.ts';
import { type Draft, isUntouched, newDraft } from '../../rules/poll/draft.ts';
import { isPosted } from '../../rules/poll/poll.ts';
import { searchingIn } from '../../rules/poll/searching.ts';
import { appTroubleOf, isLateTrigger } from '../../slack/gateway/slack-errors.ts';
import { type Outcome, outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { commandPattern } from '../../slack/kit/ids.ts';
import { oneLine, titleFrom, unescaped } from '../../slack/kit/text.ts';
import { helpMessage } from '../../slack/views/help-message.ts';
import { pollModal } from '../../slack/views/poll-modal.ts';
import { markedMessage } from '../../slack/views/stage-mark.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { PrivateAnswer } from '../../slack/words/private-answers.ts';
import type { Words } from '../../slack/words/words.ts';
import { type Link, splitLinks } from '../../songs/links.ts';
import type { UsualPlace } from '../../store/usual-store.ts';
import { refuse } from '../poll/clicks.ts';
import { findReadersWords } from '../readers-words.ts';
import { drawWindow } from './draw-window.ts';
import { addressesOf, followLinks } from './follow-links.ts';
import { leavePosted } from './leave-posted.ts';
import { type Links, lookUp } from './look-up.ts';
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
    const found = links.length > 0 ? followLinks(deps, oneLine(typed), links) : undefined;
    const asked = { command, title: titleFrom(title), respond, askedAt: deps.now() };
    await Promise.all([
      openSearch(deps, asked).then(
        (opened) =>
          opened &&
          found &&
          showFound(deps, opened, { addresses: addressesOf(links), field: false, find: () => found }),
      ),
      // The first search needs Spotify's token; by then it is there.
      deps.catalogue.warmUp(),
      found,
    ]);
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
  /** Milliseconds since 1970. */
  readonly askedAt: number;
}

/** A window that is open, and what it was opened with. */
interface Opened {
  readonly window: ModalWindow;
  readonly title: string;
  readonly notices: readonly Notice[];
  /** Whether it shows a draft from before. */
  readonly isResumed: boolean;
}

/** @returns undefined when Slack did not open it, which the person was told. */
async function openSearch(
  deps: HandlerDependencies,
  { command, title, respond, askedAt }: Command,
): Promise<Opened | undefined> {
  const kept = findBegun(deps, { person: command.user_id, channel: command.channel_id });
  const late = deps.sleep(patienceMs).then(() => 'late' as const);
  const [inTime, words] = await Promise.all([
    Promise.race([kept, late]),
    Promise.race([findReadersWords(deps, command.user_id), late.then(() => wordsIn())]),
  ]);
  const isGroup = isGroupMessage(command.channel_name);
  const asked = { words, title, openedIn: command.channel_id, isGroup };
  const first = inTime === 'late' ? newDraft(deps.newId()) : inTime.draft;
  const opened = await deps.slack.openModal(command.trigger_id, openedModal(first, asked));
  if (opened.kind !== 'done') {
    deps.log.warn('The modal was not opened', outcomeFacts(opened));
    const listener = { respond, channel: command.channel_id, person: command.user_id };
    await refuse(deps, listener, { what: 'open', answer: whyNotOpened(opened, command.command) });
    return undefined;
  }
  const place = { person: command.user_id, openedIn: command.channel_id, isGroup, values: undefined };
  const window = { ...place, ...opened.value, askedAt, ...shownOf(first), isTitleFilled: false };
  const cameLate = inTime === 'late' ? await kept : undefined;
  const isOther = cameLate !== undefined && (cameLate.isResumed || cameLate.draft.usual !== undefined);
  if (!isOther) {
    const isResumed = inTime !== 'late' && inTime.isResumed;
    return { window, title, notices: noticesOf(first), isResumed };
  }
  const { draft, isResumed } = cameLate;
  const drawn = withTitle(draft, title);
  await drawWindow(deps, window, { draft: drawn, notices: noticesOf(draft) });
  const isTitleFilled = drawn.settings.title !== '';
  const redrawn = { ...window, ...shownOf(draft), isTitleFilled };
  return { window: redrawn, title, notices: noticesOf(draft), isResumed };
}

function whyNotOpened(opened: Exclude<Outcome<unknown>, { kind: 'done' }>, command: string): PrivateAnswer {
  if (opened.kind === 'later') return { kind: 'opening-postponed', command };
  if (opened.kind === 'unknown' || isLateTrigger(opened.error)) return { kind: 'not-opened', command };
  const { error } = opened;
  const trouble = appTroubleOf(error);
  return trouble === undefined ? { kind: 'opening-refused', error } : { kind: 'app-trouble', trouble, error };
}

/** Slack names a conversation of several people so: `mpdm-ann--bo--cy-1`. */
const isGroupMessage = (channelName: string | undefined) => channelName?.startsWith('mpdm-') ?? false;

const shownOf = (draft: Draft) => ({
  draftId: draft.id,
  usual: draft.usual,
  picks: draft.picks.map((pick) => pick.id),
  emptied: searchingIn(draft).emptied,
});

/** What the links that were typed with the command lead to. Nothing was typed in the window as yet, as far as is known. */
async function showFound(
  deps: HandlerDependencies,
  { window, title, notices, isResumed }: Opened,
  links: Links,
): Promise<void> {
  const before = (draft: Draft) => ({ draft: withTitle(draft, title), notices });
  await lookUp(deps, window, { ...links, draftId: isResumed ? window.draftId : undefined, before });
}

interface Asked {
  readonly words: Words;
  /** Typed with the command; empty when none is. */
  readonly title: string;
  readonly openedIn: string;
  readonly isGroup: boolean;
}

function openedModal(draft: Draft, { words, title, openedIn, isGroup }: Asked): ModalView {
  return pollModal(words, withTitle(draft, title), { notices: noticesOf(draft), openedIn, isGroup });
}

function noticesOf(draft: Draft): readonly Notice[] {
  return isUntouched(draft) ? [] : [{ kind: 'draft-resumed' }];
}

/** A title typed with the command takes the place of the draft's. */
function withTitle(draft: Draft, title: string): Draft {
  return title === '' ? draft : { ...draft, settings: { ...draft.settings, title } };
}

/** The person's draft, if there is anything in it, or a new one that begins with what they chose last in this channel. */
async function findBegun(deps: HandlerDependencies, place: UsualPlace) {
  const [draft, usual] = await Promise.all([findUnposted(deps, place.person), deps.usual.findUsual(place)]);
  const isBegun = draft !== undefined && !isUntouched(draft);
  return { draft: isBegun ? draft : newDraft(draft?.id ?? deps.newId(), {}, usual), isResumed: isBegun };
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
