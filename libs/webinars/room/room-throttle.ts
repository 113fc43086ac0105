import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooManyMessages, WISH_LIMIT } from './wish-limit';

/**
 * Counted in memory: a room must not wait for a database before it says no. This is what one process
 * is asked for; what comes of it in all of them together, the history counts (`recent-events.ts`).
 */
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
      throw tooManyMessages(error.msBeforeNext);
    }
  }
}
