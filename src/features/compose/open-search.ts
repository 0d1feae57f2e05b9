// `/songpoll`: opens the modal at once, for the trigger lives three seconds and a cold start eats part of them. A draft
// from before is in it when the table gives it in time; else it is drawn into the open window.

import type { App, RespondFn, SlashCommand } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { HandlerDependencies } from '../../dependencies.ts';
import { type Draft, isUntouched, newDraft } from '../../rules/poll/draft.ts';
import { isPosted } from '../../rules/poll/poll.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { commandPattern } from '../../slack/kit/ids.ts';
import { titleFromCommand } from '../../slack/kit/text.ts';
import { helpMessage } from '../../slack/views/help-message.ts';
import { pollModal } from '../../slack/views/poll-modal.ts';
import { markedMessage } from '../../slack/views/stage-mark.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { Words } from '../../slack/words/words.ts';
import { refuse } from '../poll/clicks.ts';
import { findReadersWords } from '../readers-words.ts';

export function registerOpenSearch(app: App, deps: HandlerDependencies): void {
  app.command(commandPattern, async ({ ack, command, respond }) => {
    if (command.text?.trim().toLowerCase() === 'help') {
      const words = await findReadersWords(deps, command.user_id);
      const help = helpMessage(words, command.command);
      return ack({ response_type: 'ephemeral', ...markedMessage(help, deps.stage) });
    }
    await ack();
    // The first search needs Spotify's token; by then it is there.
    await Promise.all([openSearch(deps, command, respond), deps.catalogue.warmUp()]);
  });
}

/** How long the modal waits for the draft, in milliseconds: a read from the table takes a tenth of it. */
const patienceMs = 300;

async function openSearch(
  deps: HandlerDependencies,
  command: SlashCommand,
  respond: RespondFn,
): Promise<void> {
  const kept = findUnposted(deps, command.user_id);
  const late = deps.sleep(patienceMs).then(() => 'late' as const);
  const [inTime, words] = await Promise.all([
    Promise.race([kept, late]),
    Promise.race([findReadersWords(deps, command.user_id), late.then(() => wordsIn())]),
  ]);
  const asked = { words, title: titleFromCommand(command.text ?? ''), openedIn: command.channel_id };
  const first = inTime === undefined || inTime === 'late' ? newDraft(deps.newId()) : inTime;
  const opened = await deps.slack.openModal(command.trigger_id, openedModal(first, asked));
  if (opened.kind !== 'done') {
    deps.log.warn('The modal was not opened', outcomeFacts(opened));
    const listener = { respond, channel: command.channel_id, person: command.user_id };
    const answer = { kind: 'not-opened', command: command.command } as const;
    await refuse(deps, listener, { what: 'open', answer });
    return;
  }
  const draft = inTime === 'late' ? await kept : undefined;
  if (draft === undefined) return;
  const drawn = await deps.slack.updateModal(opened.value.viewId, openedModal(draft, asked));
  if (drawn.kind !== 'done') deps.log.warn('A draft was not drawn', outcomeFacts(drawn));
}

interface Asked {
  readonly words: Words;
  /** Typed with the command; empty when none is. */
  readonly title: string;
  readonly openedIn: string;
}

/** A title typed with the command takes the place of the draft's. */
function openedModal(draft: Draft, { words, title, openedIn }: Asked): ModalView {
  const notices: readonly Notice[] = isUntouched(draft) ? [] : [{ kind: 'draft-resumed' }];
  const settings = { ...draft.settings, ...(title !== '' && { title }) };
  return pollModal(words, { ...draft, settings }, { notices, openedIn });
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
