import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Longer than an ingest takes to start again; another machine may go on after it. */
const LEASE = `interval '15 seconds'`;

/** Of all ingests only one writes a broadcast: the one that holds its lease in the database. */
@Injectable()
export class Leases {
  constructor(private readonly dataSource: DataSource) {}

  /** Takes or renews it. @returns false while another ingest holds it */
  async hold(broadcastId: string, holder: string): Promise<boolean> {
    const [rows] = (await this.dataSource.query(
      `update broadcast set lease_holder = $2, lease_until = now() + ${LEASE}
       where id = $1 and state <> 'ended'
         and (lease_holder is null or lease_holder = $2 or lease_until < now())
       returning id`,
      [broadcastId, holder],
    )) as [unknown[], number];
    return rows.length > 0;
  }

  /** Broadcasts that nobody looks after. */
  async free(holder: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from broadcast where (state in ('live', 'paused') or end_asked_at is not null)
         and state <> 'ended'
         and (lease_holder is null or lease_holder = $1 or lease_until < now())
       order by lease_until nulls first limit 20`,
      [holder],
    );
    return rows.map(({ id }) => id);
  }
}
