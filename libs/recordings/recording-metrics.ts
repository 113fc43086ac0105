import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics, type Reading } from '@rounds/platform/observability';
import { DataSource } from 'typeorm';

/** What Prometheus may know of recordings. */
@Injectable()
export class RecordingMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge('rounds_recordings', 'Recordings by state', ['state'], () =>
      this.read(
        `select state, count(*)::int as value from recording where deleted_at is null group by 1`,
      ),
    );
    this.metrics.gauge('rounds_recording_chunks', 'Chunks of recordings by state', ['state'], () =>
      this.read(`select chunk.state, count(*)::int as value from recording_chunk chunk
        join recording on recording.id = recording_id where deleted_at is null group by 1`),
    );
    this.metrics.gauge(
      'rounds_recordings_ready_seconds',
      'How long all recordings last that are ready',
      [],
      async () =>
        await this.dataSource.query(
          `select coalesce(sum(duration_ms), 0)::float8 / 1000 as value from recording
           where state = 'ready' and deleted_at is null`,
        ),
    );
  }

  private async read(sql: string): Promise<Reading[]> {
    const rows = (await this.dataSource.query(sql)) as { state: string; value: number }[];
    return rows.map(({ state, value }) => ({ labels: { state }, value }));
  }
}
