import { Injectable } from '@nestjs/common';
import type { ClassProgress, ProgressReader } from '@rounds/classes';
import { DataSource } from 'typeorm';
import { progressOf } from './progress';
import { findRecords } from './watch-records';

/** Tells the library and the class page how far a person is. */
@Injectable()
export class WatchedProgress implements ProgressReader {
  constructor(private readonly dataSource: DataSource) {}

  async read(
    personId: string,
    outlines: Parameters<ProgressReader['read']>[1],
  ): Promise<Map<string, ClassProgress>> {
    const ids = outlines.map(({ versionId }) => versionId);
    const records = await findRecords(this.dataSource.manager, personId, ids);
    const progress = new Map<string, ClassProgress>();
    for (const outline of outlines) {
      const record = records.get(outline.versionId);
      if (record) progress.set(outline.versionId, progressOf(record, outline));
    }
    return progress;
  }

  async watchers(versionIds: readonly string[]): Promise<Map<string, number>> {
    const rows: { versionId: string; people: number }[] = await this.dataSource.query(
      `select record.class_version_id as "versionId", count(*)::int as people
       from watch_record record join person on person.id = record.person_id
       where record.class_version_id = any($1::uuid[]) and person.practice_id is not null
         and not isempty(record.watched)
       group by 1`,
      [versionIds],
    );
    return new Map(rows.map(({ versionId, people }) => [versionId, people]));
  }
}
