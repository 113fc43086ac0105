import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ALIVE_SECONDS, QueueService } from '../queue';
import { HealthController } from './health.controller';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';

/** Health and figures of a running API. */
@Global()
@Module({
  controllers: [HealthController, MetricsController],
  providers: [Metrics],
  exports: [Metrics],
})
export class ObservabilityModule implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly queue: QueueService,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge('rounds_jobs', 'Jobs by queue and state', ['queue', 'state'], async () =>
      Object.entries(await this.queue.counts()).flatMap(([queue, counts]) =>
        Object.entries(counts).map(([state, value]) => ({ labels: { queue, state }, value })),
      ),
    );
    this.metrics.gauge('rounds_workers', 'Workers that were seen lately', [], async () => {
      const [row] = (await this.dataSource.query(
        `select count(*)::int as alive from worker
         where last_seen_at > now() - $1 * interval '1 second'`,
        [ALIVE_SECONDS],
      )) as { alive: number }[];
      return [{ value: row?.alive ?? 0 }];
    });
  }
}
