import { Inject, Injectable, Optional } from '@nestjs/common';
import { isStaff, type Principal } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { parameters } from '@rounds/platform/database';
import { ClassAccess } from '../class-access.service';
import type { PrerequisiteList } from './prerequisite-schemas';
import { PROGRESS_READER, type ProgressReader } from '../library/progress-reader';
import { countedProgress, progressState } from '../library/progress-state';
import { audienceCondition } from '../visibility';

interface Row {
  chapterId: string;
  neededId: string;
  title: string;
  startMs: number;
  endMs: number;
  classId: string;
  classTitle: string;
  versionId: string;
  durationMs: number | null;
}

/** What should be seen before the chapters of a class. It is advice: nothing is ever closed. */
@Injectable()
export class Prerequisites {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ClassAccess,
    @Optional() @Inject(PROGRESS_READER) private readonly progress: ProgressReader | null,
  ) {}

  /**
   * Of all chapters of the class, as far as the person may watch what is named.
   * @throws DomainError `not-found`
   */
  async of(classId: string, principal: Principal): Promise<PrerequisiteList> {
    const found = await this.access.visible(classId, principal);
    const rows = await this.rows(found.currentVersionId, principal);
    const progress = await this.read(rows, principal.personId);
    const items = rows.map(({ chapterId, neededId, versionId: _, durationMs: __, ...needed }) => {
      const part = progress.get(neededId) ?? 0;
      const seen = progressState(part) === 'finished';
      return { chapterId, needed: { ...needed, chapterId: neededId, progress: part, seen } };
    });
    return { concept: found.concept, items };
  }

  private async rows(versionId: string, principal: Principal): Promise<Row[]> {
    const { values, add } = parameters();
    const own = add(versionId);
    const visible = isStaff(principal)
      ? `class.state <> 'deleted'`
      : `class.state = 'published' and ${audienceCondition(principal, add)}`;
    return await this.dataSource.query(
      `select own.id as "chapterId", needed.id as "neededId", needed.title,
         needed.start_ms as "startMs", needed.end_ms as "endMs", class.id as "classId",
         version.title as "classTitle", version.id as "versionId",
         version.duration_ms as "durationMs"
       from chapter own
       join chapter_prerequisite link on link.chapter_id = own.id
       join chapter needed on needed.id = link.needed_id
       join class_version version on version.id = needed.class_version_id
       join class on class.current_version_id = version.id
       where own.class_version_id = ${own} and ${visible}
       order by own.position, link.added_at, needed.id`,
      values,
    );
  }

  /** Chapter → the part of it that was watched. */
  private async read(rows: readonly Row[], personId: string): Promise<Map<string, number>> {
    const versions = new Map(
      rows.map(({ versionId, durationMs }) => [versionId, { versionId, durationMs }]),
    );
    const outlines = [...versions.values()].map((version) => ({
      ...version,
      chapters: rows
        .filter(({ versionId }) => versionId === version.versionId)
        .map(({ neededId, title, startMs, endMs }) => ({
          ...{ id: neededId, title, startMs, endMs, topics: [] },
        })),
    }));
    const read = await this.progress?.read(personId, outlines);
    return new Map(
      [...(read?.values() ?? [])].flatMap((own) =>
        [...own.chapters.keys()].map((id) => [id, countedProgress(own, id)] as const),
      ),
    );
  }
}
