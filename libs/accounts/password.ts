import { hash, verify, type Algorithm } from '@node-rs/argon2';
import { z } from 'zod';

/** Long enough to resist guessing (NIST SP 800-63B), short enough not to be a load test. */
export const newPassword = z.string().min(10).max(200);

/** Argon2id with the OWASP minimum: 19 MiB, 2 passes, 1 lane. */
const ARGON2ID = 2 satisfies Algorithm.Argon2id as Algorithm;
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash in PHC format, salt and cost inside. */
export const hashPassword = (password: string): Promise<string> =>
  hash(password.normalize('NFKC'), COST);

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits. Without a hash (no such person, invitation not yet accepted) the
 * answer is no, after the same work: the time of an answer does not tell who exists.
 */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const fits = await verify(stored ?? (await decoy), password.normalize('NFKC'));
  return fits && stored !== null;
}
