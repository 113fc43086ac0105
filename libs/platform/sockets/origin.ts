/**
 * A browser always tells the origin of a WebSocket, and sends cookies to whoever asks for one: only
 * our own pages may. Other clients may leave it out.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string,
): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const asked = new URL(origin);
  return asked.origin === new URL(publicUrl).origin || asked.host === host;
}
