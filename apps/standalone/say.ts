const started = Date.now();

/** A line of progress, with the seconds since the start. */
export function say(line: string): void {
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(5);
  console.log(`${seconds} s  ${line}`);
}
