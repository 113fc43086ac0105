import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { gapsOf, type Gap, type ShownTake } from './take';

interface Row {
  began_at: Date;
  start_ms: number;
  length_ms: number;
}

/** What has gone out so far, summed up by the database. */
@Injectable()
export class TakeReader {
  constructor(private readonly dataSource: DataSource) {}

  async summary(broadcastId: string): Promise<{ durationMs: number; gaps: Gap[] }> {
    const shown = await this.shown(broadcastId);
    const durationMs = shown.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
    return { durationMs, gaps: gapsOf(shown) };
  }

  /** In their order, without those that showed nothing. */
  async shown(broadcastId: string): Promise<ShownTake[]> {
    const rows: Row[] = await this.dataSource.query(
      `select take.began_at, take.start_ms, sum(segment.duration_ms)::int as length_ms
       from broadcast_take take join broadcast_segment segment
         on segment.broadcast_id = take.broadcast_id and segment.take = take.number
       where take.broadcast_id = $1
       group by take.number, take.began_at, take.start_ms order by take.number`,
      [broadcastId],
    );
    return rows.map((row) => ({
      beganAt: row.began_at,
      startMs: row.start_ms,
      lengthMs: row.length_ms,
    }));
  }
}
