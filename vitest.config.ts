import vue from '@vitejs/plugin-vue';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LongestFirst } from './tests/longest-first';

/** Servers and ffmpeg: they wait more than they compute, so three fill a machine of two cores. */
const SERVICES = { maxWorkers: 3, sequence: { groupOrder: 1 } };
/** Browsers compute all the time. */
const BROWSERS = { maxWorkers: 2, sequence: { groupOrder: 2 } };

/** Heavy suites start servers, ffmpeg and browsers of their own. */
const heavy = (
  name: string,
  atOnce: typeof SERVICES,
  globalSetup?: string,
): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    ...atOnce,
    // A noisy machine is several times slower than a quiet one.
    testTimeout: 180_000,
    // Only where nobody watches, and told beside the test's name: one hiccup of a shared machine.
    retry: process.env['CI'] ? 1 : 0,
    // One makes the demo, with all of its films, and the others wait for it.
    hookTimeout: 480_000,
    expect: { poll: { timeout: 60_000 } },
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
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{apps,libs,tests}/**/*.spec.ts'],
          testTimeout: 20_000,
          // Pure and quick: a process for each file would take ten times as long as what it tests.
          isolate: false,
          maxWorkers: '100%',
        },
      },
      heavy('media', SERVICES),
      heavy('integration', SERVICES, ON_POSTGRES),
      heavy('faults', SERVICES, ON_POSTGRES),
      heavy('long', SERVICES, ON_POSTGRES),
      heavy('browser', BROWSERS, ON_POSTGRES),
    ],
  },
});
