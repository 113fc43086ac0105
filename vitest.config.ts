import vue from '@vitejs/plugin-vue';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

interface Heavy {
  name: string;
  /** Later groups wait for earlier ones. */
  order: number;
  globalSetup?: string;
}

/** Heavy suites run one file at a time: they start servers, ffmpeg and browsers of their own. */
const heavy = ({ name, order, globalSetup }: Heavy): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    sequence: { groupOrder: order },
    ...(globalSetup ? { globalSetup } : {}),
  },
});

const onPostgres = { globalSetup: 'libs/testing/global-setup.ts' };

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
      heavy({ name: 'media', order: 1 }),
      heavy({ name: 'integration', order: 2, ...onPostgres }),
      heavy({ name: 'faults', order: 3, ...onPostgres }),
      heavy({ name: 'browser', order: 4, ...onPostgres }),
    ],
  },
});
