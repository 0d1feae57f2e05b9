// `/songpoll settings`: opens the window for what holds in a channel, for admins of the workspace; everybody else is told who
// may change it, and how it is.

import type { HandlerDependencies } from '../../dependencies.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { isGroupMessage } from '../../slack/kit/ids.ts';
import { channelSettingsMessage } from '../../slack/views/channel-settings-message.ts';
import { channelSettingsWindow } from '../../slack/views/channel-settings-window.ts';
import type { StoredChannelSettings } from '../../store/channel-settings-store.ts';
import { whyNotOpened } from '../compose/open-window.ts';
import { refuse, say } from '../poll/clicks.ts';
import type { Reader } from '../poll/list-polls.ts';
import { findReadersWords } from '../readers-words.ts';

/** Who has typed the command, and where. */
export interface AskedForSettings extends Reader {
  readonly trigger: string;
  /** All of it. */
  readonly command: string;
}

export async function openSettings(deps: HandlerDependencies, asked: AskedForSettings): Promise<void> {
  const { person, channel, command } = asked;
  if (channel.startsWith('D') || isGroupMessage(asked.channelName)) {
    return refuse(deps, asked, { what: 'open', answer: { kind: 'no-settings-here', command } });
  }
  const [stored, isAdmin, words] = await Promise.all([
    deps.channelSettings.findSettings(channel),
    deps.admins.findAdmin(person),
    findReadersWords(deps, person),
  ]);
  if (isAdmin !== true) return tellSettings(deps, asked, { stored, isUnsure: isAdmin === undefined });
  const { settings, edition } = stored;
  const metadata = { channel: stored.channel, edition, read: settings };
  const view = channelSettingsWindow(words, { metadata, settings, names: new Map() });
  const opened = await deps.slack.openModal(asked.trigger, view);
  if (opened.kind === 'done') return;
  deps.log.warn('The window for the settings of a channel was not opened', outcomeFacts(opened));
  await refuse(deps, asked, { what: 'open', answer: whyNotOpened(opened, command) });
}

interface Told {
  readonly stored: StoredChannelSettings;
  /** Whether Slack has not told who is an admin. */
  readonly isUnsure: boolean;
}

async function tellSettings(
  deps: HandlerDependencies,
  asked: AskedForSettings,
  { stored: { settings }, isUnsure }: Told,
): Promise<void> {
  const answer = { kind: 'may-not-set', unsure: isUnsure } as const;
  deps.observe({ kind: 'refused', what: 'set', reason: answer.kind });
  const [words, names] = await Promise.all([
    findReadersWords(deps, asked.person),
    deps.people.findNames(settings.djs),
  ]);
  const message = channelSettingsMessage(words, answer, { settings, names });
  await say(deps, asked, { message, replaces: false });
}
