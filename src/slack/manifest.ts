// The app as Slack has to know it: command, scopes, events, and where to reach it. The one source for all of them.
// Fields and their limits: https://docs.slack.dev/reference/app-manifest

import type { AppsManifestCreateArguments } from '@slack/web-api';
import { realStage } from '../platform/stage.ts';
import { stageNames } from './kit/stage.ts';

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

/** What the app cannot do without. README, "Put it in your Slack", says what for. */
export const botScopes = [
  'commands',
  'chat:write',
  'channels:join',
  'reactions:read',
  'users:read',
] as const satisfies BotScopes;

/** What spares it a second message in a rare moment. */
export const historyScopes = [
  'channels:history',
  'groups:history',
  'im:history',
  'mpim:history',
] as const satisfies BotScopes;

export const botEvents = ['reaction_added'] as const;

export function appManifest({
  connection,
  stage = realStage,
  readsChannels = false,
}: ManifestWish): Manifest {
  const names = stageNames(stage);
  const address = connection.kind === 'http' ? connection.url : undefined;
  return {
    display_information: {
      name: names.app,
      description:
        'Choose a song together: search Spotify, vote by button, watch the tally move, see the winner.',
    },
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
          description: 'Start a poll of songs in this channel',
          usage_hint: '[title] or help',
          ...(address !== undefined && { url: address }),
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
