import { defineConfig } from 'vitest/config';

/** Tests of what `npx serverless package` has made; a suite of its own, for it needs that to have run. */
export default defineConfig({
  test: { include: ['test/package/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 30_000 },
});
