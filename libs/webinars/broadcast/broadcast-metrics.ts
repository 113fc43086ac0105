import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics, type Reading } from '@rounds/platform/observability';
import { DataSource } from 'typeorm';

/** What Prometheus may know of broadcasts. */
@Injectable()
export class BroadcastMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge(
      'rounds_broadcasts_on_air',
      'Broadcasts that have begun and not ended; paused: nobody presents at the moment',
      ['state'],
      () =>
        this.read(
          `select known.state, count(broadcast.id)::int as value
           from (values ('live'), ('paused')) as known (state)
           left join broadcast on broadcast.state = known.state group by 1`,
        ),
    );
    this.metrics.gauge(
      'rounds_broadcast_last_segment_seconds',
      'How old the newest picture is that went out, by broadcast on air',
      ['webinar'],
      async () => {
        const rows: { webinar: string; value: number }[] = await this.dataSource.query(
          `select webinar_id as webinar, extract(epoch from now() - max(last_at))::float8 as value
           from broadcast cross join lateral (
             select take.began_at + sum(segment.duration_ms) * interval '1 millisecond' as last_at
             from broadcast_take take join broadcast_segment segment
               on segment.broadcast_id = take.broadcast_id and segment.take = take.number
             where take.broadcast_id = broadcast.id
             group by take.number, take.began_at
           ) shown
           where broadcast.state in ('live', 'paused') group by 1`,
        );
        return rows.map(({ webinar, value }) => ({ labels: { webinar }, value }));
      },
    );
  }

  private async read(sql: string): Promise<Reading[]> {
    const rows: { state: string; value: number }[] = await this.dataSource.query(sql);
    return rows.map(({ state, value }) => ({ labels: { state }, value }));
  }
}
