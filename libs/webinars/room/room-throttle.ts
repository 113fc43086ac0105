import { Injectable } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Nobody types that fast: so many wishes a person may have in a room in so many seconds, by process. */
export const WISH_LIMIT = { points: 20, seconds: 10 };

/** Counted in memory: a room must not wait for a database before it says no. */
@Injectable()
export class RoomThrottle {
  private readonly limiter = new RateLimiterMemory({
    points: WISH_LIMIT.points,
    duration: WISH_LIMIT.seconds,
  });

  /** @throws DomainError `too-many-messages` with the seconds to wait */
  async count(webinarId: string, personId: string): Promise<void> {
    try {
      await this.limiter.consume(`${webinarId} ${personId}`);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw new DomainError('too-many-messages', 'too-many', 'Too many messages, please wait', {
        retryAfterSeconds,
      });
    }
  }
}
