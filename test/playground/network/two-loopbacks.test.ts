import { expect, it, onTestFinished } from 'vitest';
import { listenOnBoth, PortTaken } from '../../../src/playground/network/two-loopbacks.ts';

const nothing = () => {};

async function taken(): Promise<number> {
  const first = await listenOnBoth(nothing, { port: 0, mayMoveOn: true });
  onTestFinished(first.close);
  return first.port;
}

it('a port that is in use is passed over, where another one will do', async () => {
  const port = await taken();
  const second = await listenOnBoth(nothing, { port, mayMoveOn: true });
  onTestFinished(second.close);
  expect(second.port).toBeGreaterThan(port);
});

it('a port that is in use is told of, where it is the only one that will do', async () => {
  const port = await taken();
  const second = listenOnBoth(nothing, { port, mayMoveOn: false });
  await expect(second).rejects.toThrow(PortTaken);
  await expect(second).rejects.toThrow(`Port ${port} is in use.`);
});
