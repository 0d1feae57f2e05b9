// `/songpoll`: opens the modal, filled in with what was typed behind the command, or does what a word alone says.

import type { App, RespondFn, SlashCommand } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { commandPattern, isGroupMessage } from '../../slack/kit/ids.ts';
import { helpMessage } from '../../slack/views/help-message.ts';
import { markedMessage } from '../../slack/views/stage-mark.ts';
import { openSettings } from '../channel/open-settings.ts';
import { refuse } from '../poll/clicks.ts';
import { closeHere } from '../poll/close-here.ts';
import { listPolls } from '../poll/list-polls.ts';
import { openPool } from '../pool/open-pool.ts';
import { openSuggesting } from '../pool/open-suggesting.ts';
import { suggestAtOnce } from '../pool/save-for-poll.ts';
import { findReadersWords } from '../readers-words.ts';
import { openNewSchedule, openSchedules } from '../schedule/open-schedules.ts';
import { type Begun, readCommand } from './command-words.ts';
import { openWindow } from './open-window.ts';

export function registerOpenSearch(app: App, deps: HandlerDependencies): void {
  app.command(commandPattern, async ({ ack, command, respond }) => {
    const typed = readCommand(command.text);
    const { user_id: person, channel_id: channel, channel_name: channelName } = command;
    const reader = { person, channel, channelName, respond };
    const words = `${command.command} ${typed.kind}`;
    const opener = { ...reader, trigger: command.trigger_id, command: words };
    switch (typed.kind) {
      case 'help': {
        const help = helpMessage(await findReadersWords(deps, person), command.command);
        return ack({ response_type: 'ephemeral', ...markedMessage(help, deps.stage) });
      }
      case 'list':
        await ack();
        return listPolls(deps, reader);
      case 'close':
        await ack();
        return closeHere(deps, reader);
      case 'settings':
        await ack();
        return openSettings(deps, opener);
      case 'pool':
        await ack();
        return openPool(deps, opener);
      case 'suggest':
        await ack();
        return openSuggesting(deps, opener);
      case 'suggest-at-once':
        await ack();
        return suggestAtOnce(deps, reader, typed.text);
      case 'schedule':
        await ack();
        return openNewSchedule(deps, opener);
      case 'schedules':
        await ack();
        return openSchedules(deps, opener);
      case 'poll':
        await ack();
        return openSearch(deps, { command, begun: typed.begun, respond });
    }
  });
}

interface Command {
  readonly command: SlashCommand;
  readonly begun: Begun;
  readonly respond: RespondFn;
}

async function openSearch(deps: HandlerDependencies, { command, begun, respond }: Command): Promise<void> {
  const { title, links, named, leftOut, text } = begun;
  const listener = { respond, channel: command.channel_id, person: command.user_id };
  await openWindow(deps, {
    person: command.user_id,
    trigger: command.trigger_id,
    place: { openedIn: command.channel_id, isGroup: isGroupMessage(command.channel_name) },
    ...{ title, links, text },
    meanwhile: named > 0 ? [{ kind: 'finding-songs', songs: named }] : [],
    says: leftOut.length > 0 ? [{ kind: 'too-many-songs', named: leftOut }] : [],
    command: command.command,
    refuse: (answer) => refuse(deps, listener, { what: 'open', answer }),
  });
}
