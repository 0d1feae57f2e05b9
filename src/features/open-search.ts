// `/songpoll`: opens the modal at once, for the trigger lives three seconds and a cold start eats part of them. A draft
// from before is looked up afterwards and drawn into the open window.

import type { App, RespondFn, SlashCommand } from '@slack/bolt';
import type { Answering } from '../dependencies.ts';
import { newDraft } from '../poll/draft.ts';
import { helpMessage } from '../slack/help.ts';
import { pollModal } from '../slack/poll-modal.ts';
import { privateMessage } from '../slack/private-wording.ts';
import { outcomeFacts } from '../slack/slack-gateway.ts';
import { titleFromCommand } from '../slack/text.ts';

/** The command of any stage: `/songpoll`, `/songpoll-dev`. */
const commandPattern = /^\/songpoll(?:-[a-z0-9-]+)?$/u;

export function registerOpenSearch(app: App, deps: Answering): void {
  app.command(commandPattern, async ({ ack, command, respond }) => {
    if (command.text?.trim().toLowerCase() === 'help') {
      return ack({ response_type: 'ephemeral', ...helpMessage(command.command) });
    }
    await ack();
    // The first search needs Spotify's token; by then it is there.
    await Promise.all([openSearch(deps, command, respond), deps.catalogue.warmUp()]);
  });
}

async function openSearch(deps: Answering, command: SlashCommand, respond: RespondFn): Promise<void> {
  const title = titleFromCommand(command.text ?? '');
  const openedIn = command.channel_id;
  const opened = await deps.slack.openModal(
    command.trigger_id,
    pollModal(newDraft(deps.newId(), { title }), { openedIn }),
  );
  if (opened.kind !== 'done') {
    deps.log.warn('The modal was not opened', outcomeFacts(opened));
    await respond({ ...privateMessage({ kind: 'not-opened', command: command.command }) });
    return;
  }
  const stored = await deps.drafts.findDraft(command.user_id);
  if (stored === undefined) return;
  const { draft } = stored;
  const resumed = { ...draft, settings: { ...draft.settings, ...(title !== '' && { title }) } };
  const view = pollModal(resumed, { notices: [{ kind: 'draft-resumed' }], openedIn });
  const drawn = await deps.slack.updateModal(opened.value.viewId, view);
  if (drawn.kind !== 'done') deps.log.warn('A draft was not drawn', outcomeFacts(drawn));
}
