import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callbackIds, commandPattern } from '../../src/slack/kit/ids.ts';
import { appManifest, botEvents, botScopes, creationLink, historyScopes } from '../../src/slack/manifest.ts';

const socket = appManifest({ connection: { kind: 'socket' } });
const url = 'https://abc.lambda-url.eu-central-1.on.aws/';
const http = appManifest({ connection: { kind: 'http', url } });

/** What takes which bot scopes: docs.slack.dev/reference/methods, …/events and …/scopes. */
const scopesOf: Readonly<Record<string, readonly string[]>> = {
  'a shortcut': ['commands'],
  'a slash command': ['commands'],
  'the event channel_id_changed': ['channels:read', 'groups:read'],
  'the event reaction_added': ['reactions:read'],
  // With the app-level token.
  'apps.connections.open': [],
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': historyScopes,
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.replies': historyScopes,
  'conversations.join': ['channels:join'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
};

/** The app's own source; the playground is Slack's side. */
const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('playground'))
  .map((path) => readFileSync(`src/${path}`, 'utf8'))
  .join('\n');

function findAll(pattern: RegExp): readonly string[] {
  return [...new Set([...source.matchAll(pattern)].map(([, found = '']) => found))].sort();
}

describe('The manifest asks for what the code uses, and nothing more', () => {
  it('in events', () => {
    expect(findAll(/app\.event\('(\w+)'/gu)).toEqual([...botEvents]);
  });

  it('in commands', () => {
    expect(findAll(/app\.command\((\w+)/gu)).toEqual(['commandPattern']);
    expect(socket.features?.slash_commands?.map(({ command }) => command)).toEqual(['/songpoll']);
    expect('/songpoll').toMatch(commandPattern);
  });

  it('in shortcuts', () => {
    const taken = findAll(/app\.shortcut<\w+>\(\s*\{ callback_id: callbackIds\.(\w+), type:/gu);
    const offered = socket.features?.shortcuts ?? [];
    const { pollTheseSongs, saveForPoll, startSongPoll } = callbackIds;
    const shortcuts = { pollTheseSongs, saveForPoll, startSongPoll };
    expect(taken).toEqual(Object.keys(shortcuts).sort());
    expect(offered.map(({ callback_id }) => callback_id).sort()).toEqual(Object.values(shortcuts).sort());
    expect(offered.map(({ name, type }) => [type, name])).toEqual([
      ['global', 'Start a song poll'],
      ['message', 'Poll these songs'],
      ['message', 'Save for a poll'],
    ]);
    expect(new Set(findAll(/(app\.shortcut)/gu)).size).toBe(1);
  });

  it('in interactivity: no menus that ask for their options', () => {
    expect(findAll(/app\.(options|message|step|function)\(/gu)).toEqual([]);
  });

  it('in scopes', () => {
    const methods = findAll(
      /\.((?:apps|auth|bots|chat|conversations|reactions|team|users|views)(?:\.\w+)+)\(/gu,
    );
    const uses = [
      'a slash command',
      'a shortcut',
      'the event reaction_added',
      'the event channel_id_changed',
      ...methods,
    ];
    const needed = uses.flatMap((use) => scopesOf[use] ?? [`whatever ${use} takes`]);
    expect(new Set(needed)).toEqual(new Set([...botScopes, ...historyScopes]));
    expect(findAll(/(apiCall)\(/gu)).toEqual([]);
  });
});

describe('A manifest for Socket Mode', () => {
  it('names no address', () => {
    expect(socket.settings?.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(socket)).not.toContain('url');
  });

  it('asks for the history scopes on wish only', () => {
    const wished = appManifest({ connection: { kind: 'socket' }, readsChannels: true });
    expect(socket.oauth_config?.scopes?.bot).toEqual(botScopes);
    expect(wished.oauth_config?.scopes?.bot).toEqual([...botScopes, ...historyScopes]);
  });
});

describe('A manifest for an address', () => {
  it('sends commands, interactions and events there', () => {
    expect(http.features?.slash_commands?.map((command) => command.url)).toEqual([url]);
    expect(http.settings).toMatchObject({
      interactivity: { is_enabled: true, request_url: url },
      event_subscriptions: { request_url: url, bot_events: ['channel_id_changed', 'reaction_added'] },
      socket_mode_enabled: false,
    });
  });

  it.each(['dev', 'pr-12'])('of the stage %s is told from the real one everywhere it shows', (stage) => {
    const marked = appManifest({ connection: { kind: 'http', url }, stage });
    expect(marked.display_information.name).toBe(`Song Poll ${stage.toUpperCase()}`);
    expect(marked.features?.bot_user?.display_name).toBe(`songpoll-${stage}`);
    const [command] = marked.features?.slash_commands ?? [];
    expect(command?.command).toBe(`/songpoll-${stage}`);
    expect(command?.command).toMatch(commandPattern);
    const names = marked.features?.shortcuts?.map(({ name }) => name) ?? [];
    const sign = stage.toUpperCase();
    expect(names).toEqual([
      `Start a song poll ${sign}`,
      `Poll these songs ${sign}`,
      `Save for a poll ${sign}`,
    ]);
  });
});

it.each([socket, http])('keeps to Slack’s limits', ({ display_information, features }) => {
  expect(display_information.name.length).toBeLessThanOrEqual(35);
  // Said to be 140, but refused at 140: mastra-ai/mastra#16093.
  expect(display_information.description?.length).toBeLessThan(140);
  expect(features?.bot_user?.display_name).toMatch(/^[a-z0-9._-]{1,80}$/u);
  for (const { name, description, callback_id } of features?.shortcuts ?? []) {
    expect(name.length).toBeLessThanOrEqual(24);
    expect(description.length).toBeLessThanOrEqual(150);
    expect(callback_id.length).toBeLessThanOrEqual(255);
  }
  for (const { command } of features?.slash_commands ?? []) expect(command.length).toBeLessThanOrEqual(32);
});

it('The link carries the whole manifest, in an address that browsers and proxies take', () => {
  const link = new URL(creationLink(http));
  expect(`${link.origin}${link.pathname}`).toBe('https://api.slack.com/apps');
  expect(link.searchParams.get('new_app')).toBe('1');
  expect(JSON.parse(link.searchParams.get('manifest_json') ?? '')).toEqual(http);
  // Browsers take far more; a server's whole request line has 8,000 bytes at most by default (nginx, Apache).
  expect(link.href.length).toBeLessThan(4_000);
});
