import { createHash, randomBytes } from 'node:crypto';

/** For an encoder: whoever knows it may broadcast into one webinar. */
export const newStreamKey = (): string => randomBytes(32).toString('base64url');

/** What is stored of it: enough for 256 bits of chance. */
export const streamKeyHash = (key: string): Buffer => createHash('sha256').update(key).digest();
