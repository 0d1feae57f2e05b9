import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';

/** Runs the command as `npm run manifest` does. */
function run(...args: readonly string[]) {
  return new Promise<{ code: unknown; out: string; complaint: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/admin/manifest.ts', ...args],
      (error, out, complaint) => resolve({ code: error?.code ?? 0, out, complaint }),
    );
  });
}

it('The command prints where programs look for it, and ends as they expect', async () => {
  const [good, bad] = await Promise.all([run('--socket', '--json'), run()]);
  expect(good).toMatchObject({ code: 0, complaint: '' });
  expect(JSON.parse(good.out)).toMatchObject({ settings: { socket_mode_enabled: true } });
  expect(bad).toMatchObject({ code: 1, out: '', complaint: expect.stringContaining('Usage:') });
});
