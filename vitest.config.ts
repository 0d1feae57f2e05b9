import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that hold real time against a limit: by themselves, for others at the same time would slow them down. */
const inTime = ['test/features/compose/answers-in-time.test.ts'];

/** The long ones begin first, so that in the end no worker waits for the last of them. By itself vitest begins with large files. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => /\/test\/chaos\/|crashes/u.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const shared = { testTimeout: 20_000, hookTimeout: 30_000 };

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: 'songpoll',
          include: ['test/**/*.test.ts'],
          // Those need a package or a browser: `npm run test:package`, `npm run test:e2e`.
          exclude: [...configDefaults.exclude, 'test/package/**', 'test/e2e/**', ...inTime],
          // Bolt and the AWS SDK take a second to load, and nothing in a test outlives it: load them once a worker.
          isolate: false,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...shared, name: 'in time', include: inTime, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
