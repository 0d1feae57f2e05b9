// Save in the window for a channel's settings. Whoever saves second is shown what the first has changed, with the own changes
// on top of it, and saves again.

import type { App, SlackViewAction, ViewResponseAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import {
  type ChannelSettingName,
  type ChannelSettings,
  changedBetween,
  mergedSettings,
} from '../../rules/channel/settings.ts';
import {
  type ChannelSettingsMetadata,
  channelSettingBlockId,
  decodeChannelSettings,
  readChannelSettings,
} from '../../slack/kit/channel-settings-state.ts';
import { callbackIds } from '../../slack/kit/ids.ts';
import { channelSettingsWindow } from '../../slack/views/channel-settings-window.ts';
import { markedModal } from '../../slack/views/stage-mark.ts';
import type { ChannelSettingsError } from '../../slack/words/channel-settings.ts';
import { sentenceOf } from '../../slack/words/sentences.ts';
import type { StoredChannelSettings } from '../../store/channel-settings-store.ts';
import { findReadersWords } from '../readers-words.ts';

/** Undefined closes the window. */
type Answer = ViewResponseAction | undefined;

interface Submitted {
  /** Slack's id of who presses Save. */
  readonly person: string;
  readonly metadata: ChannelSettingsMetadata;
  readonly settings: ChannelSettings;
  readonly wrong: readonly ChannelSettingName[];
}

export function registerChangeSettings(app: App, deps: HandlerDependencies): void {
  app.view({ callback_id: callbackIds.channelSettings, type: 'view_submission' }, async ({ ack, body }) => {
    const submitted = submittedIn(body);
    const answer = submitted && (await changeSettings(deps, submitted));
    await (answer === undefined ? ack() : ack(answer));
  });
}

/** Undefined when its metadata is not ours. */
function submittedIn({ view, user }: SlackViewAction): Submitted | undefined {
  const metadata = decodeChannelSettings(view.private_metadata);
  if (metadata === undefined) return undefined;
  return { person: user.id, metadata, ...readChannelSettings(view.state?.values, metadata) };
}

/** That its person is an admin was looked at when the window was opened, and is looked at again: a window stays open for long. */
async function changeSettings(deps: HandlerDependencies, submitted: Submitted): Promise<Answer> {
  const { person, metadata, settings, wrong } = submitted;
  const [faulty] = wrong;
  if (faulty !== undefined) return refused(deps, submitted, { error: errorIn(faulty), at: faulty });
  const isAdmin = await deps.admins.findAdmin(person);
  if (isAdmin !== true) {
    const error = { kind: isAdmin === false ? 'not-an-admin' : 'admin-unknown' } as const;
    return refused(deps, submitted, { error, at: 'djs' });
  }
  const now = await deps.channelSettings.findSettings(metadata.channel);
  if (now.edition !== metadata.edition) return showChanged(deps, submitted, now);
  const changed = changedBetween(now.settings, settings);
  if (changed.length === 0) return undefined;
  const isSaved = await deps.channelSettings.saveSettings(now, settings);
  if (!isSaved) {
    return showChanged(deps, submitted, await deps.channelSettings.findSettings(metadata.channel));
  }
  deps.observe({ kind: 'settings-changed', settings: changed });
  return undefined;
}

function errorIn(name: ChannelSettingName): ChannelSettingsError {
  return { kind: name === 'djs' ? 'too-many-djs' : 'no-weeks' };
}

interface Refusal {
  readonly error: ChannelSettingsError;
  /** The field at which it is told. */
  readonly at: ChannelSettingName;
}

async function refused(
  deps: HandlerDependencies,
  { person, metadata }: Submitted,
  { error, at }: Refusal,
): Promise<Answer> {
  deps.observe({ kind: 'refused', what: 'set', reason: error.kind });
  const words = await findReadersWords(deps, person);
  const block = channelSettingBlockId(at, metadata.edition);
  return {
    response_action: 'errors',
    errors: { [block]: sentenceOf(words.channelSettingsErrors, error) },
  };
}

/** @returns undefined where all that its person wants is so by now, and the same submission may have come before */
async function showChanged(
  deps: HandlerDependencies,
  { person, metadata, settings }: Submitted,
  now: StoredChannelSettings,
): Promise<Answer> {
  const merged = mergedSettings(metadata.read, settings, now.settings);
  if (changedBetween(now.settings, merged).length === 0) return undefined;
  deps.observe({ kind: 'refused', what: 'set', reason: 'changed-meanwhile' });
  const [words, names] = await Promise.all([
    findReadersWords(deps, person),
    deps.people.findNames(now.settings.djs),
  ]);
  const { channel, edition } = now;
  const view = channelSettingsWindow(words, {
    metadata: { channel, edition, read: now.settings },
    settings: merged,
    names,
    changed: changedBetween(metadata.read, now.settings),
  });
  return { response_action: 'update', view: markedModal(view, deps.stage) };
}
