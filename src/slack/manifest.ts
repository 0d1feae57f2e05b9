// The app as Slack has to know it: command, shortcuts, scopes, events, and where to reach it. The one source for all of them.
// Fields and their limits: https://docs.slack.dev/reference/app-manifest

import type { AppsManifestCreateArguments } from '@slack/web-api';
import { realStage } from '../platform/stage.ts';
import { callbackIds } from './kit/ids.ts';
import { stageNames } from './kit/stage.ts';
import { wordsIn } from './words/languages.ts';

export type Manifest = AppsManifestCreateArguments['manifest'];

/** How Slack reaches the app: over a socket that the app opens, or at an https address. */
export type Connection = { readonly kind: 'socket' } | { readonly kind: 'http'; readonly url: string };

export interface ManifestWish {
  readonly connection: Connection;
  /** Marks name and command, so that a test stage is not mistaken for the real one; `prod` has no mark. */
  readonly stage?: string;
  /** Whether to ask for the scopes by which the app finds a message of its own again. */
  readonly readsChannels?: boolean;
}

/** What the app cannot do without. src/deploy/README.md, "What the app may do in Slack", says what for. */
export const botScopes = [
  'commands',
  'chat:write',
  'channels:join',
  'reactions:read',
  'users:read',
  // Slack tells of a conversation's new id only to who holds these.
  'channels:read',
  'groups:read',
] as const satisfies BotScopes;

/** With these it can look whether it has posted a message already, where it would otherwise post it again. */
export const historyScopes = [
  'channels:history',
  'groups:history',
  'im:history',
  'mpim:history',
] as const satisfies BotScopes;

export const botEvents = ['channel_id_changed', 'reaction_added'] as const;

export function appManifest({
  connection,
  stage = realStage,
  readsChannels = false,
}: ManifestWish): Manifest {
  const names = stageNames(stage);
  const words = wordsIn().manifest;
  const address = connection.kind === 'http' ? connection.url : undefined;
  return {
    display_information: { name: names.app, description: words.description },
    features: {
      // Without it, the app's own direct messages are closed: to its polls, and to commands in them.
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: names.bot },
      slash_commands: [
        {
          command: names.command,
          description: words.command,
          usage_hint: words.usageHint,
          ...(address !== undefined && { url: address }),
        },
      ],
      shortcuts: [
        {
          name: names.shortcut(words.startSongPoll.name),
          type: 'global',
          callback_id: callbackIds.startSongPoll,
          description: words.startSongPoll.description,
        },
        {
          name: names.shortcut(words.pollTheseSongs.name),
          type: 'message',
          callback_id: callbackIds.pollTheseSongs,
          description: words.pollTheseSongs.description,
        },
        {
          name: names.shortcut(words.saveForPoll.name),
          type: 'message',
          callback_id: callbackIds.saveForPoll,
          description: words.saveForPoll.description,
        },
      ],
    },
    oauth_config: { scopes: { bot: [...botScopes, ...(readsChannels ? historyScopes : [])] } },
    settings: {
      interactivity: { is_enabled: true, ...(address !== undefined && { request_url: address }) },
      event_subscriptions: {
        bot_events: [...botEvents],
        ...(address !== undefined && { request_url: address }),
      },
      socket_mode_enabled: connection.kind === 'socket',
      org_deploy_enabled: false,
      token_rotation_enabled: false,
    },
  };
}

/**
 * Where Slack offers to create the app, with everything filled in.
 * Form: https://docs.slack.dev/app-manifests/configuring-apps-with-app-manifests, "Sharing manifests"
 */
export function creationLink(manifest: Manifest): string {
  return `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(JSON.stringify(manifest))}`;
}

type OAuth = NonNullable<Manifest['oauth_config']>;
type BotScopes = readonly NonNullable<NonNullable<OAuth['scopes']>['bot']>[number][];
