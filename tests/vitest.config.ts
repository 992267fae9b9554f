import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const postgres = ['tests/support/postgres-global-setup.ts'];

/**
 * Five projects. `npm test` runs unit, browser and architecture; `reference` needs the reference data that
 * does not belong to the project, `full` is what takes long.
 */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/architecture/**', 'tests/reference/**', 'tests/full/**'],
          globalSetup: postgres,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: postgres,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      { root, test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'] } },
      {
        root,
        test: {
          name: 'reference',
          include: ['tests/reference/**/*.test.ts'],
          globalSetup: postgres,
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        root,
        test: {
          name: 'full',
          include: ['tests/full/**/*.test.ts'],
          globalSetup: postgres,
          testTimeout: 900_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
