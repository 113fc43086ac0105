import { Injectable } from '@nestjs/common';
import { FINISHED, type ClassProgress, type ProgressReader } from '@rounds/classes';
import { DataSource } from 'typeorm';
import { nothingWatched, progressOf } from './progress';
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
    const [records, finished] = await Promise.all([
      findRecords(this.dataSource.manager, personId, ids),
      this.finishedOthers(personId, ids),
    ]);
    const progress = new Map<string, ClassProgress>();
    for (const outline of outlines) {
      const { versionId } = outline;
      const [record, other] = [records.get(versionId), finished.get(versionId) ?? null];
      if (!record && other === null) continue;
      progress.set(versionId, progressOf(record ?? nothingWatched, outline, other));
    }
    return progress;
  }

  /** Version id → the newest other version of its class that the person has finished. */
  private async finishedOthers(
    personId: string,
    versionIds: readonly string[],
  ): Promise<Map<string, number>> {
    const rows: { versionId: string; number: number }[] = await this.dataSource.query(
      `select asked.id as "versionId", max(other.number) as number
       from class_version asked join class_version other
         on other.class_id = asked.class_id and other.id <> asked.id
       join watch_record record on record.class_version_id = other.id and record.person_id = $1
       where asked.id = any($2::uuid[]) and $3::float8 * other.duration_ms <=
         (select sum(upper(span) - lower(span)) from unnest(record.watched) span)
       group by 1`,
      [personId, versionIds, FINISHED],
    );
    return new Map(rows.map(({ versionId, number }) => [versionId, number]));
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
