/**
 * Ends this process when its parent is gone. The supervisor of the embedded edition holds our
 * standard input open; the kernel closes it with the supervisor, also after kill -9.
 */
export function endWithParent(stop: () => Promise<void>): void {
  process.stdin.on('end', () => void stop().finally(() => process.exit(0)));
  process.stdin.on('error', () => undefined);
  process.stdin.resume();
}
