import { createHash, createHmac } from 'node:crypto';

/**
 * Secrets that go into mails and addresses. They follow from the server's secret, so that each mail
 * can carry them anew while the database keeps only their hashes.
 */
const secretOf = (secret: string, purpose: string, id: string): string =>
  createHmac('sha256', secret).update(`${purpose}:${id}`).digest('base64url');

/** Of somebody's own way into one webinar. */
export const joinToken = (secret: string, registrationId: string): string =>
  secretOf(secret, 'webinar-join', registrationId);

/** Of somebody's calendar feed; another generation is another secret. */
export const feedToken = (secret: string, personId: string, generation: number): string =>
  secretOf(secret, 'webinar-feed', `${personId}:${generation}`);

/** Of somebody's way out of the mails after webinars. */
export const followUpToken = (secret: string, personId: string): string =>
  secretOf(secret, 'webinar-follow-ups', personId);

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Whether a text can be one of these at all; saves the database the question. */
export const looksLikeToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);
