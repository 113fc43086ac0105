import { Injectable } from '@nestjs/common';
import { newId } from '@rounds/platform/ids';
import type { Recording } from '@rounds/recordings';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { Chapter } from './chapter.entity';
import { firstChapters } from './chapters';
import { ClassVersion } from './class-version.entity';

/**
 * Gives a version its length and first chapters as soon as the recording was probed. A class can be
 * made while its file still waits for that; whoever looks next fills it in.
 */
@Injectable()
export class DraftFiller {
  constructor(private readonly dataSource: DataSource) {}

  /** Does nothing when it is filled already or cannot be yet. */
  async fill(versionId: string, recording: Recording, outer?: EntityManager): Promise<void> {
    const { durationMs, media } = recording;
    if (!durationMs) return;
    const write = async (manager: EntityManager) => {
      const version = await manager.findOneByOrFail(ClassVersion, { id: versionId });
      // Of two that look at once, only the first finds it empty.
      const mine = await manager.update(
        ClassVersion,
        { id: versionId, durationMs: IsNull() },
        { durationMs },
      );
      if (mine.affected !== 1) return;
      const chapters = firstChapters(media?.chapters ?? [], durationMs, version.title);
      await manager.insert(
        Chapter,
        chapters.map(({ title, startMs, endMs }, position) => ({
          id: newId(),
          classVersionId: versionId,
          position,
          title,
          startMs,
          endMs,
        })),
      );
    };
    await (outer ? write(outer) : this.dataSource.transaction(write));
  }
}
