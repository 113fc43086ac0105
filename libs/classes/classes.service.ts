import { Inject, Injectable, Optional } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import { isStaff, type Principal } from '@rounds/platform/http';
import { Recording, RecordingsService, type Playback } from '@rounds/recordings';
import { DataSource, IsNull } from 'typeorm';
import type { Viewer } from './audience';
import { ClassAccess } from './class-access.service';
import { toClassDetail } from './class-views';
import { ClassVersion } from './class-version.entity';
import { toWebVtt } from './outline/chapters-vtt';
import { DraftFiller } from './editing/draft-filler.service';
import type { Outline } from './outline/outline';
import { Outlines } from './outline/outlines.service';
import { PROGRESS_READER, type ProgressReader } from './library/progress-reader';
import type { ClassDetail } from './schemas';
import { PublishingReader } from './publishing/publishing-reader.service';
import { OtherVersions } from './versions/other-versions.service';
import { UpNext } from './outline/up-next.service';

/** What people, and other contexts, see of one class. */
@Injectable()
export class ClassesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ClassAccess,
    private readonly outlines: Outlines,
    private readonly filler: DraftFiller,
    private readonly recordings: RecordingsService,
    private readonly upNext: UpNext,
    private readonly otherVersions: OtherVersions,
    private readonly publishing: PublishingReader,
    @Optional() @Inject(PROGRESS_READER) private readonly progress: ProgressReader | null,
  ) {}

  /** @throws DomainError `not-found`, also when the person may not know of it */
  async detail(classId: string, principal: Principal): Promise<ClassDetail> {
    const found = await this.access.visible(classId, principal);
    const recording = await this.recordingOf(found.currentVersionId);
    if (isStaff(principal) && recording) {
      await this.filler.fill(found.currentVersionId, recording);
    }
    const outline = await this.outlines.one(found.currentVersionId);
    const playable = recording?.playable ?? false;
    const [progress, upNext, otherVersion, publishing] = await Promise.all([
      this.progress?.read(principal.personId, [outline]),
      this.upNext.after(classId, principal),
      this.otherVersions.best(found, principal.personId),
      isStaff(principal) ? this.publishing.of(found, outline, playable) : null,
    ]);
    const own = progress?.get(outline.versionId);
    const parts = { found, outline, recording, progress: own, upNext, otherVersion, publishing };
    return toClassDetail(parts, principal);
  }

  /**
   * The current version of a class that the person may watch.
   * @throws DomainError `not-found`
   */
  async visibleVersion(classId: string, viewer: Viewer): Promise<Outline> {
    const found = await this.access.visible(classId, viewer);
    return await this.outlines.one(found.currentVersionId);
  }

  /**
   * Any version, when its class is one that the person may watch.
   * @throws DomainError `not-found`
   */
  async visibleOutline(versionId: string, viewer: Viewer): Promise<Outline> {
    const outline = await this.outlines.one(versionId);
    await this.access.visible(outline.classId, viewer);
    return outline;
  }

  /** @throws DomainError `not-found`, `not-playable` */
  async playback(classId: string, principal: Principal): Promise<Playback> {
    const { recordingId } = await this.visibleVersion(classId, principal);
    return await this.recordings.playback(recordingId, principal);
  }

  /** @throws DomainError `not-found` */
  async chaptersVtt(classId: string, principal: Principal): Promise<string> {
    const { chapters } = await this.visibleVersion(classId, principal);
    return toWebVtt(chapters);
  }

  private async recordingOf(versionId: string): Promise<Recording | null> {
    const { manager } = this.dataSource;
    const version = await manager.findOneBy(ClassVersion, { id: versionId });
    if (!version) throw new DomainError('not-found', 'not-found', 'There is no such class');
    return await manager.findOneBy(Recording, { id: version.recordingId, deletedAt: IsNull() });
  }
}
