const EVERY_MS = 200;

/** Waits until /api/health says that database, queue, storage and workers are all well. */
export async function untilHealthy(baseUrl: string, timeoutMs: number): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await fetch(`${baseUrl}/api/health`, { signal: AbortSignal.timeout(5_000) })
      .then(async (response) => ({ ok: response.ok, body: await response.text() }))
      .catch((error: unknown) => ({ ok: false, body: String(error) }));
    if (answer.ok) return;
    if (Date.now() > end) {
      throw new Error(`Not everything is well after ${timeoutMs / 1000} s: ${answer.body}`);
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
