import { Injectable } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';

/** Nobody is that unsure: so many pins a person may set in so many seconds. */
export const PIN_LIMIT = { points: 30, seconds: 300 };

/** Counts pins in PostgreSQL, so that all API processes share it. */
@Injectable()
export class PinThrottle {
  private readonly limiter: RateLimiterPostgres;

  constructor(dataSource: DataSource) {
    this.limiter = new RateLimiterPostgres({
      storeClient: dataSource,
      storeType: 'typeorm',
      tableName: 'throttle',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: 'unclear-pin',
      points: PIN_LIMIT.points,
      duration: PIN_LIMIT.seconds,
    });
  }

  /** @throws DomainError `too-many-pins` with the seconds to wait */
  async count(personId: string): Promise<void> {
    try {
      await this.limiter.consume(personId);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw new DomainError('too-many-pins', 'too-many', 'Too many pins, please wait', {
        retryAfterSeconds,
      });
    }
  }
}
