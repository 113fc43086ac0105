import { defineConfig } from 'vite';

/** One build for every Node process: each entry becomes dist/server/NAME.js, packages stay outside. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: { input: { api: 'apps/api/main.ts' } },
  },
});
