/** A noisy machine is several times slower than a quiet one; only what fails waits that long. */
export const PATIENCE_MS = 60_000;

/**
 * Asks again until the answer is yes.
 * @param what completes the message "Waited N ms until …"
 * @throws after `timeoutMs`
 */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  timeoutMs = PATIENCE_MS,
  everyMs = 100,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
