import { Injectable } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { networkOf } from './network';
import { tokenHash } from './token';

const WINDOW_SECONDS = 15 * 60;

/** Tries per window and key. No key is an account alone, so nobody can lock out somebody else. */
const LIMITS = {
  /** One address guessing one account. */
  'sign-in-pair': { points: 8, seconds: WINDOW_SECONDS },
  /** One address guessing many accounts; a whole office may share it. */
  'sign-in-network': { points: 60, seconds: WINDOW_SECONDS },
  /** A browser in which this person has signed in before: not touched by what others do. */
  'sign-in-device': { points: 12, seconds: WINDOW_SECONDS },
  /** Old password asked before a new one is taken. */
  'change-password': { points: 8, seconds: WINDOW_SECONDS },
  'reset-network': { points: 30, seconds: 3600 },
  'reset-pair': { points: 4, seconds: 3600 },
} as const;
type LimitName = keyof typeof LIMITS;

export interface Attempt {
  email: string;
  ip: string;
  /** The mark of a browser that knows the account; null for a strange one. */
  device: string | null;
}

/** Slows guessing down, counted in PostgreSQL so that all API processes share it. */
@Injectable()
export class SignInThrottle {
  private readonly limiters = new Map<LimitName, RateLimiterPostgres>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Counts the attempt before the password is looked at, so that parallel guesses cannot slip by.
   * @throws DomainError `too-many-attempts` with the seconds to wait
   */
  async count(attempt: Attempt): Promise<void> {
    if (attempt.device !== null) {
      await this.spend('sign-in-device', `${attempt.device} ${attempt.email}`);
      return;
    }
    await this.spend('sign-in-pair', pairOf(attempt.email, attempt.ip));
    await this.spend('sign-in-network', networkOf(attempt.ip));
  }

  /** The password was right: the attempt does not count. */
  async forgive(attempt: Attempt): Promise<void> {
    if (attempt.device !== null) {
      await this.limiter('sign-in-device').delete(keyOf(`${attempt.device} ${attempt.email}`));
      return;
    }
    await this.limiter('sign-in-pair').delete(keyOf(pairOf(attempt.email, attempt.ip)));
    await this.limiter('sign-in-network').reward(keyOf(networkOf(attempt.ip)));
  }

  /** @throws DomainError `too-many-attempts` */
  async countReset(ip: string): Promise<void> {
    await this.spend('reset-network', networkOf(ip));
  }

  /** Whether this place may cause one more mail to that address; no place can use up another's. */
  async allowsResetMail(email: string, ip: string): Promise<boolean> {
    try {
      await this.spend('reset-pair', pairOf(email, ip));
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  /** @throws DomainError `too-many-attempts` */
  async countPasswordChange(personId: string): Promise<void> {
    await this.spend('change-password', personId);
  }

  async forgivePasswordChange(personId: string): Promise<void> {
    await this.limiter('change-password').delete(keyOf(personId));
  }

  private async spend(name: LimitName, subject: string): Promise<void> {
    try {
      await this.limiter(name).consume(keyOf(subject));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw new DomainError('too-many-attempts', 'too-many', 'Too many attempts, please wait', {
        retryAfterSeconds,
      });
    }
  }

  private limiter(name: LimitName): RateLimiterPostgres {
    const known = this.limiters.get(name);
    if (known) return known;
    const { points, seconds } = LIMITS[name];
    const limiter = new RateLimiterPostgres({
      storeClient: this.dataSource,
      storeType: 'typeorm',
      tableName: 'throttle',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points,
      duration: seconds,
    });
    this.limiters.set(name, limiter);
    return limiter;
  }
}

const pairOf = (email: string, ip: string): string => `${networkOf(ip)} ${email}`;

/** Addresses of people and machines are counted, not collected. */
const keyOf = (subject: string): string => tokenHash(subject).toString('base64url');
