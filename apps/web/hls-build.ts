import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Features of hls.js that no class needs. */
const LEFT_OUT = [
  'SUBTITLES',
  'EME_DRM',
  'CMCD',
  'CONTENT_STEERING',
  'VARIABLE_SUBSTITUTION',
  'M2TS_ADVANCED_CODECS',
  'MEDIA_CAPABILITIES',
  'INTERSTITIALS',
  'IFRAMES',
];

/**
 * In place of the light build: builds hls.js from its sources with what a class needs: its light build lacks sound as a rendition
 * of its own, its full one is half as large again. The switches are those of its own build.
 */
export function hlsBuild(): Plugin {
  const packageFile = createRequire(import.meta.url).resolve('hls.js/package.json');
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  const source = (name: string): string => join(dirname(packageFile), 'src', name);
  return {
    name: 'rounds-hls-build',
    config: () => ({
      resolve: {
        alias: [
          { find: /^hls\.js\/light$/, replacement: source('hls.ts') },
          // Only what is left out would use them.
          { find: /^@svta\/cml-(cmcd|utils)$/, replacement: source('empty.js') },
        ],
      },
      define: {
        ...Object.fromEntries(LEFT_OUT.map((feature) => [`__USE_${feature}__`, 'false'])),
        __USE_ALT_AUDIO__: 'true',
        __IN_WORKER__: 'false',
        __HLS_WORKER_BUNDLE__: 'undefined',
        __VERSION__: JSON.stringify(version),
      },
    }),
  };
}
