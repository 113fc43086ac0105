import { Injectable } from '@nestjs/common';
import { PeopleReader } from '@rounds/accounts';
import type { Principal } from '@rounds/platform/http';
import { PlaybackService } from '@rounds/recordings';
import { DataSource } from 'typeorm';
import type { ClassesOfRecordings } from './bulk-schemas';
import type { ClassState } from '../class-state';

interface Row {
  recordingId: string;
  id: string;
  title: string;
  state: ClassState;
  revision: number;
  askedBy: string | null;
  askedAt: Date | null;
  publishAt: Date | null;
}

/** What became of recordings. */
@Injectable()
export class ClassesOfRecordingsReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleReader,
    private readonly playbacks: PlaybackService,
  ) {}

  /** The newest class of each recording that has one. */
  async of(recordingIds: readonly string[], principal: Principal): Promise<ClassesOfRecordings> {
    const rows = await this.dataSource.query<Row[]>(
      `select distinct on (version.recording_id) version.recording_id as "recordingId", class.id,
         version.title, class.state, class.revision, wish.asked_by as "askedBy",
         wish.asked_at as "askedAt", wish.publish_at as "publishAt"
       from class
       join class_version version on version.id = class.current_version_id
       left join publish_wish wish on wish.class_id = class.id
       where version.recording_id = any($1) and class.state <> 'deleted'
       order by version.recording_id, class.state = 'archived', class.id desc`,
      [recordingIds],
    );
    const [names, posters] = await Promise.all([
      this.people.findNames(rows.flatMap(({ askedBy }) => askedBy ?? [])),
      this.playbacks.posterUrls(
        rows.map(({ recordingId }) => recordingId),
        principal,
      ),
    ]);
    const items = rows.map(({ askedBy, askedAt, publishAt, ...row }) => ({
      ...row,
      posterUrl: posters.get(row.recordingId) ?? null,
      waiting:
        askedBy && askedAt
          ? {
              by: names.get(askedBy) ?? '',
              at: askedAt.toISOString(),
              publishAt: publishAt?.toISOString() ?? null,
            }
          : null,
    }));
    return { items };
  }
}
