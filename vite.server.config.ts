import { existsSync } from 'node:fs';
import { defineConfig } from 'vite';

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

/** One build for all of them; packages stay outside. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  publicDir: false,
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
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
