// `npm run demo:make [slug …]`: draws, speaks and films the demo classes into `media/`.
// Vite loads the TypeScript; see make/make.ts for the steps and for what must be installed.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const entry = fileURLToPath(new URL('./make/make.ts', import.meta.url));
const { module } = await runnerImport(entry, { configFile: false, logLevel: 'error' });
await module.makeDemo(process.argv.slice(2));
