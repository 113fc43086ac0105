import { Injectable } from '@nestjs/common';
import { Sweeps } from '@rounds/platform/queue';
import { DataSource } from 'typeorm';
import { IDLE_DAYS } from './session-cookie';

const EVERY_MS = 10 * 60_000;

/** Removes what has expired: none of it opens anything any more, and none need be kept. */
@Injectable()
export class AccountsSweeps {
  private sweptAt = 0;

  constructor(private readonly dataSource: DataSource) {}

  @Sweeps()
  async removeExpired(): Promise<void> {
    if (Date.now() - this.sweptAt < EVERY_MS) return;
    this.sweptAt = Date.now();
    await this.dataSource.query(
      `delete from session
       where expires_at < now() or last_seen_at < now() - $1 * interval '1 day'`,
      [IDLE_DAYS],
    );
    await this.dataSource.query(
      `delete from one_time_link where expires_at < now() - interval '7 days'`,
    );
    await this.dataSource.query('delete from throttle where expire < $1', [Date.now()]);
  }
}
