import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Audience } from '../audience';
import { ChapterEditing } from '../editing/chapter-editing.service';
import { writeChapters } from '../editing/chapter-writing';
import { ClassEditing } from '../editing/class-editing.service';
import { ClassVersion } from '../class-version.entity';
import { insertDraft, touch } from '../editing/class-writing';

/** A class that is complete from the start. */
export interface ReadyClass {
  recordingId: string;
  title: string;
  speaker: string;
  description: string;
  topics: string[];
  specialties: string[];
  audience: Audience;
  /** As the probe tells it, so that chapters end where the recording does. */
  durationMs: number;
  chapters: { title: string; startMs: number; topics: string[] }[];
}

/** For the demo: puts classes before learners while their recordings are still being prepared. */
@Injectable()
export class ClassSeed {
  constructor(
    private readonly dataSource: DataSource,
    private readonly editing: ClassEditing,
    private readonly chapters: ChapterEditing,
  ) {}

  /** @throws DomainError `unknown-topic`, `unknown-specialty`, `chapters-do-not-tile` */
  async publishAsSystem(input: ReadyClass): Promise<{ classId: string; versionId: string }> {
    const { audience, durationMs, chapters, ...draft } = input;
    const tags = await this.editing.tags(input);
    const topicIds = await this.chapters.topicIds(chapters);
    return await this.dataSource.transaction(async (manager) => {
      const made = await insertDraft(manager, draft, tags, null);
      const versionId = made.currentVersionId;
      await manager.update(ClassVersion, { id: versionId }, { durationMs });
      await writeChapters(manager, versionId, chapters, topicIds);
      await touch(manager, made, { audience, state: 'published', publishedAt: new Date() });
      return { classId: made.id, versionId };
    });
  }
}
