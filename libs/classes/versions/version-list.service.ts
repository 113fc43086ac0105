import { Inject, Injectable, Optional } from '@nestjs/common';
import { PeopleReader } from '@rounds/accounts';
import type { Principal } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { ClassAccess } from '../class-access.service';
import { PROGRESS_READER, type ProgressReader } from '../library/progress-reader';
import type { VersionList } from './version-schemas';

type Row = Omit<
  VersionList['items'][number],
  'recording' | 'createdBy' | 'createdAt' | 'watchers'
> & {
  recordingId: string;
  fileName: string;
  gone: boolean;
  createdBy: string | null;
  createdAt: Date;
};

/** The versions of a class, with how many have watched each. */
@Injectable()
export class VersionListReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ClassAccess,
    private readonly people: PeopleReader,
    @Optional() @Inject(PROGRESS_READER) private readonly progress: ProgressReader | null,
  ) {}

  /** Newest first. @throws DomainError `not-found` */
  async of(classId: string, principal: Principal): Promise<VersionList> {
    const { currentVersionId } = await this.access.visible(classId, principal);
    const rows = await this.dataSource.query<Row[]>(
      `select version.id, version.number, version.id = $2 as current,
         recording.id as "recordingId", recording.file_name as "fileName",
         recording.deleted_at is not null as gone,
         coalesce(version.duration_ms, recording.duration_ms) as "durationMs",
         (select count(*)::int from chapter where class_version_id = version.id) as "chapterCount",
         version.patient_checked_at is not null as checked,
         version.created_at as "createdAt", version.created_by as "createdBy"
       from class_version version join recording on recording.id = version.recording_id
       where version.class_id = $1 order by version.number desc`,
      [classId, currentVersionId],
    );
    const [names, watchers] = await Promise.all([
      this.people.findNames(rows.flatMap(({ createdBy }) => createdBy ?? [])),
      this.progress?.watchers(rows.map(({ id }) => id)),
    ]);
    const items = rows.map(({ recordingId, fileName, gone, createdBy, createdAt, ...row }) => ({
      ...row,
      recording: { id: recordingId, fileName, gone },
      createdAt: createdAt.toISOString(),
      createdBy: createdBy ? (names.get(createdBy) ?? '') : '',
      watchers: watchers?.get(row.id) ?? 0,
    }));
    return { items };
  }
}
