import { spawn } from 'node:child_process';

/** A failure whose message already tells the person what to do. */
export class HelpfulError extends Error {}

/**
 * Runs a program to its end, quietly: its output is shown only when it fails.
 * @param options `cwd`, and `help`: what to do when it fails
 */
export function run(program, args, { cwd, help }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (text) => (output = (output + text).slice(-8000));
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const forward = (signal) => {
      child.kill(signal);
      process.exit(130);
    };
    process.once('SIGTERM', forward).once('SIGINT', forward);
    child.once('exit', () => process.off('SIGTERM', forward).off('SIGINT', forward));
    child.once('error', (error) => reject(new HelpfulError(`${error.message}\n${help}`)));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new HelpfulError(`${output.trim()}\n\n${adviceOn(output) ?? help}`));
    });
  });
}

/** What the system's own words say better than the general help of a program. */
function adviceOn(output) {
  if (/ENOSPC|No space left on device/.test(output))
    return 'The disk is full: free some space, then start again.';
  if (/EACCES|EROFS|permission denied/i.test(output))
    return 'A permission is missing: the message above says where. Give that folder to the user who starts Rounds, then start again.';
  return undefined;
}
