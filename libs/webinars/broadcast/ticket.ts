import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Lets one person present in one broadcast; the ingest needs no session to believe it. */
export const presenterClaim = z.object({
  broadcastId: z.uuid(),
  personId: z.uuid(),
  /** Epoch milliseconds. */
  expiresAtMs: z.number(),
});
export type PresenterClaim = z.infer<typeof presenterClaim>;

/** Renewed while somebody presents; an outage of the API ends nobody's class within it. */
export const TICKET_MS = 30 * 60_000;

/** The key of tickets alone, derived from the secret of the installation. */
export const ticketKey = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'rounds broadcast ticket', 32));

export function signTicket(key: Buffer, claim: PresenterClaim): string {
  const body = Buffer.from(JSON.stringify(claim)).toString('base64url');
  return `${body}.${seal(key, body).toString('base64url')}`;
}

/** Null when it is malformed, forged or expired. */
export function readTicket(key: Buffer, ticket: string, nowMs: number): PresenterClaim | null {
  const [body = '', signature = ''] = ticket.split('.');
  const [given, right] = [Buffer.from(signature, 'base64url'), seal(key, body)];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const claim = presenterClaim.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  return claim.success && claim.data.expiresAtMs > nowMs ? claim.data : null;
}

const seal = (key: Buffer, body: string): Buffer => createHmac('sha256', key).update(body).digest();
