import { describe, expect, it } from 'vitest';
import { manifestCommand } from '../../src/admin/manifest-command.ts';
import { appManifest, creationLink } from '../../src/slack/manifest.ts';
import { startCloudFormation } from './local-cloudformation.ts';
import { saidBy } from './said.ts';

const manifest = appManifest({ connection: { kind: 'socket' } });
const url = 'https://abc.lambda-url.eu-west-1.on.aws/';
const run = (...args: readonly string[]) => saidBy(manifestCommand({ AWS_REGION: 'eu-west-1' }), ...args);

describe('npm run manifest -- --socket', () => {
  it('prints the manifest, the link that creates the app, and what to do next', async () => {
    const { exitCode, out, complaint } = await run('--socket');
    const [json = '', link, next] = out.split('\n\n');
    expect(JSON.parse(json)).toEqual(manifest);
    expect(link).toBe(creationLink(manifest));
    expect(next).toContain('connections:write');
    expect({ exitCode, complaint }).toEqual({ exitCode: 0, complaint: '' });
  });

  it('with --json prints the manifest alone', async () => {
    expect(JSON.parse((await run('--socket', '--json')).out)).toEqual(manifest);
  });

  it('with --history asks for the history scopes too', async () => {
    expect((await run('--socket', '--history', '--json')).out).toContain('"groups:history"');
  });
});

describe('npm run manifest -- --stage', () => {
  it('takes the address from the deployed stack', async () => {
    await startCloudFormation({ 'songpoll-prod': { SlackUrl: url } });
    const { exitCode, out } = await run('--stage', 'prod');
    const [json = '', link, next] = out.split('\n\n');
    const expected = appManifest({ connection: { kind: 'http', url } });
    expect(JSON.parse(json)).toEqual(expected);
    expect(link).toBe(creationLink(expected));
    expect(next).toContain('npm run secrets -- --stage prod');
    expect(exitCode).toBe(0);
  });

  it('marks what is not the real app', async () => {
    const { out } = await run('--stage', 'dev', '--url', url);
    expect(JSON.parse(out.split('\n\n')[0] ?? '')).toEqual(
      appManifest({ connection: { kind: 'http', url }, stage: 'dev' }),
    );
    expect(out).toContain('/songpoll-dev');
    expect(out).toContain('/invite @songpoll-dev');
  });

  it('says where it looked when there is no such stack', async () => {
    await startCloudFormation({});
    const { exitCode, out, complaint } = await run('--stage', 'prod');
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(complaint).toContain('There is no stack songpoll-prod in eu-west-1.');
    expect(complaint).toContain('npx serverless deploy --stage prod');
  });

  it('says that a deploy without an address failed', async () => {
    await startCloudFormation({ 'songpoll-prod': {} });
    expect((await run('--stage', 'prod')).complaint).toContain('does not tell its SlackUrl');
  });
});

describe('What cannot be understood is answered with how to say it', () => {
  it.each([
    ['nothing', [], 'Say how Slack reaches the app'],
    ['no connection', ['--json'], 'Say how Slack reaches the app'],
    ['both connections', ['--socket', '--stage', 'prod'], 'has no stage'],
    ['an impossible stage', ['--stage', 'Prod'], '“Prod” is no stage'],
    ['an address that Slack cannot call', ['--stage', 'dev', '--url', 'http://a'], 'no address that Slack'],
    ['an unknown flag', ['--sockets'], "Unknown option '--sockets'"],
    ['a word', ['--socket', 'prod'], "Unexpected argument 'prod'"],
  ])('%s', async (_what, args, complaint) => {
    const said = await run(...args);
    expect(said).toMatchObject({ exitCode: 1, out: '' });
    expect(said.complaint).toContain(complaint);
    expect(said.complaint).toContain('npm run manifest -- --socket');
  });

  it('and --help tells it without a complaint', async () => {
    expect(await run('--help')).toMatchObject({
      exitCode: 0,
      complaint: '',
      out: expect.stringContaining('Usage'),
    });
  });
});
