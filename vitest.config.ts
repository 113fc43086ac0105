import vue from '@vitejs/plugin-vue';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** They wait for processes more than they compute: two at once fill a machine of two cores. */
const FILES_AT_ONCE = 2;

/** Heavy suites start servers, ffmpeg and browsers of their own. */
const heavy = (name: string, globalSetup?: string): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    maxWorkers: FILES_AT_ONCE,
    // A noisy machine is several times slower than a quiet one.
    testTimeout: 180_000,
    // One makes the demo, with all of its films, and the others wait for it.
    hookTimeout: 480_000,
    expect: { poll: { timeout: 60_000 } },
    sequence: { groupOrder: 1 },
    ...(globalSetup ? { globalSetup } : {}),
  },
});

const ON_POSTGRES = 'libs/testing/global-setup.ts';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  plugins: [
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('media-') } },
    }),
  ],
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{apps,libs,tests}/**/*.spec.ts'], testTimeout: 20_000 },
      },
      heavy('media'),
      heavy('integration', ON_POSTGRES),
      heavy('faults', ON_POSTGRES),
      heavy('browser', ON_POSTGRES),
    ],
  },
});
