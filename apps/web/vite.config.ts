import { fileURLToPath } from 'node:url';
import ui from '@nuxt/ui/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { hlsBuild } from './hls-build';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Where the API listens while the web app is served by `vite dev`. */
const api = process.env.ROUNDS_API ?? 'http://127.0.0.1:3000';

/** Builds the web app to dist/web; the API (or nginx) serves it from its own origin. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Vite's tsconfigPaths leaves imports inside .vue files alone.
  resolve: {
    alias: [{ find: /^@rounds\/([^/]+)$/, replacement: `${repository}libs/$1/index.ts` }],
  },
  plugins: [
    hlsBuild(),
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('media-') } },
    }),
    ui({
      root: repository,
      autoImport: false,
      dts: false,
      components: { dirs: [] },
      // Only icons that our sources name are bundled; nothing is fetched at run time.
      icon: {
        clientBundle: {
          scan: { globInclude: ['{apps/web,libs/ui,libs/player}/**/*.{vue,ts}'], globExclude: [] },
        },
      },
      ui: {
        colors: { primary: 'teal', neutral: 'slate' },
        // Words wrap; the library would cut them off where a phone or Spanish leaves no room.
        button: {
          slots: { base: 'max-w-full', label: 'text-clip whitespace-normal' },
          // The library lightens a button under the pointer until its words are hard to read.
          compoundVariants: [
            {
              color: 'primary',
              variant: 'solid',
              class:
                'hover:bg-(--ui-color-primary-800) active:bg-(--ui-color-primary-800) dark:hover:bg-(--ui-color-primary-300) dark:active:bg-(--ui-color-primary-300)',
            },
          ],
        },
        badge: { slots: { base: 'max-w-full', label: 'text-clip whitespace-normal' } },
        // Nothing is squeezed: a long description keeps off the button that closes, buttons wrap.
        modal: { slots: { header: 'shrink-0 pe-12 sm:pe-14', footer: 'shrink-0 flex-wrap' } },
      },
    }),
  ],
  build: {
    outDir: `${repository}dist/web`,
    emptyOutDir: true,
    target: ['chrome111', 'safari16.4', 'firefox128'],
    sourcemap: false,
    // Fonts, posters and workers stay files: the content security policy admits no data: fonts.
    assetsInlineLimit: 0,
    // Tells tests which file comes from which page; it is not served.
    manifest: true,
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: { '/api': { target: api, ws: true }, '/media': { target: api } },
  },
});
