import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A chapter of the demo, by the names that it was seeded with. */
export interface NamedChapter {
  classTitle: string;
  chapter: string;
}

const CHAPTER = `select chapter.id from chapter
  join class on class.current_version_id = chapter.class_version_id
  join class_version version on version.id = class.current_version_id`;

/** For the demo: marks what comes first. What is renamed meanwhile is left alone. */
@Injectable()
export class GuidanceSeed {
  constructor(private readonly dataSource: DataSource) {}

  async markConcept(classTitle: string): Promise<void> {
    await this.dataSource.query(
      `update class set concept = true from class_version version
       where version.id = class.current_version_id and version.title = $1`,
      [classTitle],
    );
  }

  async seeFirst(chapter: NamedChapter, needed: NamedChapter): Promise<void> {
    await this.dataSource.query(
      `insert into chapter_prerequisite (chapter_id, needed_id, added_at)
       select own.id, needed.id, now()
       from (${CHAPTER} where version.title = $1 and chapter.title = $2) own,
         (${CHAPTER} where version.title = $3 and chapter.title = $4) needed
       on conflict do nothing`,
      [chapter.classTitle, chapter.chapter, needed.classTitle, needed.chapter],
    );
  }
}
