import { Injectable } from '@nestjs/common';
import { newId } from '@rounds/platform/ids';
import type { Recording } from '@rounds/recordings';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { Chapter } from '../chapter.entity';
import { firstChapters } from '../chapters';
import { bringToLife, copyChapters } from '../versions/living-chapters';
import { ClassVersion } from '../class-version.entity';
import { Class } from '../class.entity';

/**
 * Gives a version its length and first chapters as soon as the recording was probed; one that
 * replaces another takes over its chapters. A class can be made while its file still waits for that;
 * whoever looks next fills it in.
 */
@Injectable()
export class DraftFiller {
  constructor(private readonly dataSource: DataSource) {}

  /** Does nothing when it is filled already, cannot be yet, or is not current any more. */
  async fill(versionId: string, recording: Recording, outer?: EntityManager): Promise<void> {
    const { durationMs, media } = recording;
    if (!durationMs) return;
    const write = async (manager: EntityManager) => {
      const version = await manager.findOneByOrFail(ClassVersion, { id: versionId });
      if (version.durationMs !== null) return;
      if (!(await isCurrent(manager, version))) return;
      // Of two that look at once, only the first finds it empty.
      const mine = await manager.update(
        ClassVersion,
        { id: versionId, durationMs: IsNull() },
        { durationMs },
      );
      if (mine.affected !== 1) return;
      const { replacesId } = version;
      if (replacesId !== null) {
        await copyChapters(manager, replacesId, { id: versionId, durationMs });
        await bringToLife(manager, versionId);
        return;
      }
      const chapters = firstChapters(media?.chapters ?? [], durationMs, version.title);
      const rows = chapters.map(({ title, startMs, endMs }, position) => ({
        ...{ id: newId(), classVersionId: versionId, position },
        ...{ title, startMs, endMs },
      }));
      await manager.insert(Chapter, rows);
    };
    await (outer ? write(outer) : this.dataSource.transaction(write));
  }
}

/**
 * Whether the class still shows it, and will until the transaction ends: one that was left
 * meanwhile must not take the chapters of the version that is current now.
 */
const isCurrent = async (manager: EntityManager, { id, classId }: ClassVersion): Promise<boolean> =>
  (await manager.findOne(Class, {
    select: { id: true },
    where: { id: classId, currentVersionId: id },
    lock: { mode: 'pessimistic_write' },
  })) !== null;
