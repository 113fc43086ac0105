import { defineConfig } from 'vitest/config';

/** Apart from `npm test`, because it needs nginx and Redis on the machine. */
export default defineConfig({
  root: new URL('../../', import.meta.url).pathname,
  resolve: { tsconfigPaths: true },
  test: {
    name: 'deploy',
    include: ['tests/deploy/**/*.test.ts'],
    globalSetup: 'libs/testing/global-setup.ts',
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 180_000,
  },
});
