import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QueueService } from '../queue';
import { HealthController } from './health.controller';
import { Metrics } from './metrics';
import { seenLately } from './seen-lately';
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
    this.metrics.gauge('rounds_workers', 'Workers that were seen lately', [], async () => [
      { value: await seenLately(this.dataSource, 'worker') },
    ]);
    this.metrics.gauge(
      'rounds_ingests',
      'Processes that take broadcasts and were seen lately',
      [],
      async () => [{ value: await seenLately(this.dataSource, 'ingest') }],
    );
  }
}
