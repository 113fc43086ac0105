import { fail, prepare } from './prepare.mjs';

// npm start: whatever is missing is installed and built first, then this process supervises.
try {
  await prepare((line) => console.log(`${line} …`));
} catch (error) {
  fail(error);
}
await import('../../dist/server/standalone.js');
