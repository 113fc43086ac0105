import { spawn } from 'node:child_process';

/**
 * A small shell that outlives this process by a moment: when our end of its pipe closes without a
 * word (kill -9, crash), it ends `pid`, first politely, then with the whole process group.
 */
const GUARD = `
read word && exit 0
sleep "$4"
kill -s "$2" "$1" 2>/dev/null || exit 0
n=0
while kill -0 "$1" 2>/dev/null && [ "$n" -lt "$3" ]; do sleep 1; n=$((n + 1)); done
kill -s KILL "-$1" 2>/dev/null || kill -s KILL "$1" 2>/dev/null
exit 0
`;

export interface LeashOptions {
  /** The polite signal; PostgreSQL calls INT its fast shutdown. */
  signal?: 'TERM' | 'INT';
  /** Seconds between the polite signal and KILL. */
  graceSeconds?: number;
  /** Seconds to wait first, so that clients of a server can leave before it. */
  delaySeconds?: number;
}

/**
 * Ties a process to this one: it ends when this one does, however that happens.
 * @returns a function that lets go, to be called once the process has ended
 */
export function leash(pid: number, options: LeashOptions = {}): () => void {
  const { signal = 'TERM', graceSeconds = 8, delaySeconds = 0 } = options;
  const args = ['-c', GUARD, 'leash', `${pid}`, signal, `${graceSeconds}`, `${delaySeconds}`];
  const guard = spawn('/bin/sh', args, {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  return () => {
    guard.stdin.end('done\n');
  };
}
