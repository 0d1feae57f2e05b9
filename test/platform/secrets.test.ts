import { describe, expect, it } from 'vitest';
import { createParameterReader } from '../../src/lambda/read-parameter.ts';
import { createLog } from '../../src/platform/log.ts';
import { createSecrets } from '../../src/platform/secrets.ts';
import { startParameterStore } from './parameter-store.ts';

const name = 'SLACK_BOT_TOKEN';
const parameter = '/songpoll/prod/slack-bot-token';

async function secretsAtHand(env: Record<string, string> = { [`${name}_PARAMETER`]: parameter }) {
  const store = await startParameterStore({ [parameter]: 'xoxb-1' });
  const clock = { now: 0 };
  const lines: string[] = [];
  const readParameter = createParameterReader();
  const options = { now: () => clock.now, log: createLog((line) => lines.push(line)), readParameter };
  return { store, clock, lines, secrets: createSecrets(env, options) };
}

describe('A secret', () => {
  it('in the environment is taken from there', async () => {
    const { secrets, store } = await secretsAtHand({
      [name]: ' xoxb-here ',
      [`${name}_PARAMETER`]: parameter,
    });
    expect(await secrets.secret(name)).toBe('xoxb-here');
    expect(await secrets.renewSecret(name, 'xoxb-here')).toBe(false);
    expect(store.reads).toEqual([]);
  });

  it('is read from Systems Manager once for all who ask, and again after five minutes', async () => {
    const { secrets, store, clock } = await secretsAtHand();
    expect(await Promise.all([secrets.secret(name), secrets.findSecret(name)])).toEqual(['xoxb-1', 'xoxb-1']);
    store.parameters[parameter] = 'xoxb-2';
    clock.now = 299_999;
    expect(await secrets.secret(name)).toBe('xoxb-1');
    expect(store.reads).toHaveLength(1);
    clock.now = 300_000;
    expect(await secrets.secret(name)).toBe('xoxb-2');
  });

  it('that was refused is read again at once, but not more than every ten seconds', async () => {
    const { secrets, store, clock } = await secretsAtHand();
    await secrets.secret(name);
    clock.now = 9_999;
    expect(await secrets.renewSecret(name, 'xoxb-1')).toBe(false);
    expect(store.reads).toHaveLength(1);
    clock.now = 10_000;
    store.parameters[parameter] = 'xoxb-2';
    const renewals = [secrets.renewSecret(name, 'xoxb-1'), secrets.renewSecret(name, 'xoxb-1')];
    expect(await Promise.all(renewals)).toEqual([true, true]);
    expect(await secrets.secret(name)).toBe('xoxb-2');
    expect(store.reads).toHaveLength(2);
    // Who was refused with the old one has only to take the new one.
    expect(await secrets.renewSecret(name, 'xoxb-1')).toBe(true);
    expect(store.reads).toHaveLength(2);
  });

  it('is kept in use while Systems Manager fails, which is logged without it', async () => {
    const { secrets, store, clock, lines } = await secretsAtHand();
    await secrets.secret(name);
    store.isDown = true;
    clock.now = 300_000;
    expect(await secrets.secret(name)).toBe('xoxb-1');
    expect(await secrets.secret(name)).toBe('xoxb-1');
    expect(store.reads).toHaveLength(2);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(name);
    expect(lines[0]).not.toContain('xoxb-1');
    store.isDown = false;
    store.parameters[parameter] = 'xoxb-2';
    clock.now = 310_000;
    expect(await secrets.secret(name)).toBe('xoxb-2');
  });

  it.each([
    { situation: 'is not there', isDown: false, value: undefined, says: /ParameterNotFound/ },
    { situation: 'may not be read', isDown: true, value: 'xoxb-1', says: /AccessDeniedException/ },
    { situation: 'is empty', isDown: false, value: ' ', says: /is empty/ },
  ])('that $situation is named, with its parameter', async ({ isDown, value, says }) => {
    const { secrets, store } = await secretsAtHand();
    store.isDown = isDown;
    if (value === undefined) delete store.parameters[parameter];
    else store.parameters[parameter] = value;
    const failure = expect(secrets.secret(name)).rejects;
    await failure.toThrow(says);
    await failure.toThrow(parameter);
    await failure.toThrow(name);
  });

  it('that is set nowhere is named where it is needed, and undefined where it is not', async () => {
    const { secrets } = await secretsAtHand({});
    await expect(secrets.secret(name)).rejects.toThrow(`Neither ${name} nor ${name}_PARAMETER is set.`);
    expect(await secrets.findSecret(name)).toBeUndefined();
    expect(await secrets.renewSecret(name, 'xoxb-1')).toBe(false);
  });
});
