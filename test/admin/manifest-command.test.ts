import { describe, expect, it } from 'vitest';
import { manifestCommand } from '../../src/admin/manifest-command.ts';
import { appManifest, creationLink } from '../../src/slack/manifest.ts';

const manifest = appManifest({ connection: { kind: 'socket' } });

describe('npm run manifest -- --socket', () => {
  it('prints the manifest, the link that creates the app, and what to do next', () => {
    const { exitCode, out, complaint } = manifestCommand(['--socket']);
    const [json = '', link, next] = out.split('\n\n');
    expect(JSON.parse(json)).toEqual(manifest);
    expect(link).toBe(creationLink(manifest));
    expect(next).toContain('connections:write');
    expect({ exitCode, complaint }).toEqual({ exitCode: 0, complaint: '' });
  });

  it('with --json prints the manifest alone', () => {
    expect(JSON.parse(manifestCommand(['--socket', '--json']).out)).toEqual(manifest);
  });

  it('with --history asks for the history scopes too', () => {
    expect(manifestCommand(['--socket', '--history', '--json']).out).toContain('"groups:history"');
  });
});

describe('What cannot be understood is answered with how to say it', () => {
  it.each([
    ['nothing', [], 'Say how Slack reaches the app'],
    ['no connection', ['--json'], 'Say how Slack reaches the app'],
    ['an unknown flag', ['--sockets'], "Unknown option '--sockets'"],
    ['a word', ['--socket', 'prod'], "Unexpected argument 'prod'"],
  ])('%s', (_what, args, complaint) => {
    const said = manifestCommand(args);
    expect(said).toMatchObject({ exitCode: 1, out: '' });
    expect(said.complaint).toContain(complaint);
    expect(said.complaint).toContain('Usage: npm run manifest -- --socket');
  });
});
