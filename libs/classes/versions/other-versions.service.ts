import { Inject, Injectable, Optional } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import { ClassVersion } from '../class-version.entity';
import type { Class } from '../class.entity';
import { PROGRESS_READER, type ProgressReader } from '../library/progress-reader';
import { Outlines } from '../outline/outlines.service';
import type { ClassDetail } from '../schemas';

/** What a person has earned on a version of a class that is not the current one. */
@Injectable()
export class OtherVersions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outlines: Outlines,
    @Optional() @Inject(PROGRESS_READER) private readonly progress: ProgressReader | null,
  ) {}

  /** Where they got furthest; null when they have watched no other version. */
  async best(found: Class, personId: string): Promise<ClassDetail['otherVersion']> {
    const where = { classId: found.id, id: Not(found.currentVersionId) };
    const versions = await this.dataSource.manager.find(ClassVersion, {
      where,
      select: { id: true },
    });
    if (versions.length === 0) return null;
    const outlines = [...(await this.outlines.many(versions.map(({ id }) => id))).values()];
    const progress = await this.progress?.read(personId, outlines);
    const watched = outlines.map(({ versionId, versionNumber: number }) => ({
      number,
      progress: progress?.get(versionId)?.progress ?? 0,
    }));
    watched.sort((a, b) => b.progress - a.progress || b.number - a.number);
    const [best] = watched;
    return best && best.progress > 0 ? best : null;
  }
}
