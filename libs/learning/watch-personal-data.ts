import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '@rounds/accounts';
import { Outlines } from '@rounds/classes';
import { DataSource } from 'typeorm';
import { fromMultirange } from './multirange';
import { listRecords } from './watch-records';

interface BatchRow {
  sessionId: string;
  versionId: string;
  startedAt: Date;
  sequence: number | null;
  receivedAt: Date | null;
  intervals: string | null;
  credited: string | null;
  rate: number | null;
}

/** Adds to the export of a person's data what learning keeps of them: records and raw reports. */
@Injectable()
export class WatchPersonalData implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly dataSource: DataSource,
    private readonly outlines: Outlines,
  ) {}

  onModuleInit(): void {
    this.data.register('watchRecords', (personId) => this.records(personId));
    this.data.register('watchReports', (personId) => this.reports(personId));
  }

  private async records(personId: string): Promise<unknown> {
    const records = await listRecords(this.dataSource.manager, personId, null);
    const outlines = await this.outlines.many(records.map(({ versionId }) => versionId));
    return records.map(({ versionId, watched, positionMs, updatedAt }) => ({
      classId: outlines.get(versionId)?.classId,
      title: outlines.get(versionId)?.title,
      version: outlines.get(versionId)?.versionNumber,
      watched,
      positionMs,
      updatedAt,
    }));
  }

  /** Every batch of every session; a session without one has nulls. */
  private async reports(personId: string): Promise<unknown> {
    const rows: BatchRow[] = await this.dataSource.query(
      `select session.id as "sessionId", session.class_version_id as "versionId",
         session.started_at as "startedAt", batch.sequence, batch.received_at as "receivedAt",
         batch.intervals, batch.credited, batch.rate
       from watch_session session left join watch_batch batch on batch.session_id = session.id
       where session.person_id = $1 order by session.started_at, session.id, batch.sequence`,
      [personId],
    );
    return rows.map(({ intervals, credited, ...rest }) => ({
      ...rest,
      intervals: fromMultirange(intervals ?? ''),
      credited: fromMultirange(credited ?? ''),
    }));
  }
}
