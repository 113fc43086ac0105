import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Spools } from './spools.service';

const BEAT_MS = 5_000;

/** Tells health and metrics that broadcasts are taken. */
@Injectable()
export class IngestAlive implements OnApplicationShutdown {
  private readonly logger = new Logger('ingest');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly spools: Spools,
  ) {}

  /** To be called once it listens. */
  async begin(): Promise<void> {
    await this.beat();
    this.timer = setInterval(() => void this.beat(), BEAT_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.dataSource.query('delete from ingest where holder = $1', [this.spools.holder]);
  }

  private async beat(): Promise<void> {
    try {
      await this.dataSource.query(
        `with gone as (delete from ingest where last_seen_at < now() - interval '1 hour')
         insert into ingest (holder, last_seen_at) values ($1, now())
         on conflict (holder) do update set last_seen_at = now()`,
        [this.spools.holder],
      );
    } catch (error) {
      this.logger.warn(String(error));
    }
  }
}
