import { DomainError } from '@rounds/platform/errors';

/** Nobody types that fast: so many wishes a person may have in a room in so many seconds. */
export const WISH_LIMIT = { points: 20, seconds: 10 };

export const tooManyMessages = (waitMs: number): DomainError =>
  new DomainError('too-many-messages', 'too-many', 'Too many messages, please wait', {
    retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
  });
