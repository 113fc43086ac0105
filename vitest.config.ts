import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

/** Heavy suites run one file at a time: they start servers, ffmpeg and browsers of their own. */
const oneAtATime = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000 };

export default defineConfig({
  resolve: { tsconfigPaths: true },
  plugins: [vue()],
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{apps,libs,tests}/**/*.spec.ts'] },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], ...oneAtATime },
      },
      {
        extends: true,
        test: { name: 'media', include: ['tests/media/**/*.test.ts'], ...oneAtATime },
      },
      {
        extends: true,
        test: { name: 'faults', include: ['tests/faults/**/*.test.ts'], ...oneAtATime },
      },
      {
        extends: true,
        test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], ...oneAtATime },
      },
    ],
  },
});
