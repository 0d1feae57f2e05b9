import { defineConfig } from 'vitest/config';

// Each file starts the program and a browser of its own.
export default defineConfig({
  test: { include: ['test/e2e/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 1 },
});
