import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;
const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/;

/** A secret that nobody can guess: 256 random bits, base64url, 43 characters. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** Whether a text can be one of our tokens at all; saves the database the question. */
export const looksLikeToken = (text: string): boolean => TOKEN_FORM.test(text);

/** What is stored of a token. A plain SHA-256 is enough for 256 bits of chance. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** HMAC-SHA-256 as base64url; `purpose` keeps the uses of one secret apart. */
export const seal = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}:${text}`).digest('base64url');

/** Compares two texts in a time that tells nothing about where they differ. */
export function equalInConstantTime(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}
