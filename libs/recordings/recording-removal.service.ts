import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { Audit } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { Pipeline } from './pipeline';
import { RecordingEvents } from './recording-events';
import { RecordingUses } from './recording-uses';
import { Recording } from './recording.entity';
import { recordingPrefix, uploadKey } from './storage-keys';
import { Upload } from './upload.entity';

/**
 * Ends recordings: marked first, then jobs, children and files go. Whoever publishes checks the
 * mark under the same row lock, so nothing appears after the files were removed.
 */
@Injectable()
export class RecordingRemoval {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly audit: Audit,
    private readonly pipeline: Pipeline,
    private readonly uses: RecordingUses,
    private readonly events: RecordingEvents,
  ) {}

  /**
   * @param actorId null when the system itself ends it (an abandoned upload)
   * @throws DomainError `not-found`, `recording-in-use`
   */
  async remove(id: string, actorId: string | null): Promise<void> {
    if (await this.uses.isUsed(id)) {
      throw new DomainError('recording-in-use', 'conflict', 'A class uses this recording');
    }
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const recording = await manager.findOne(Recording, { where: { id }, lock });
      if (!recording || recording.deletedAt) throw notFound('recording');
      const now = new Date();
      await manager.update(Recording, { id }, { deletedAt: now, updatedAt: now, playable: false });
      await this.audit.record(
        {
          actorId,
          action: 'recording.deleted',
          subjectType: 'recording',
          subjectId: id,
          details: { fileName: recording.fileName, state: recording.state },
        },
        manager,
      );
    });
    this.events.changed(id);
    await this.purge(id);
  }

  /** Removes everything of a deleted recording; safe to repeat. */
  async purge(id: string): Promise<void> {
    const upload = await this.dataSource.manager.findOneBy(Upload, { recordingId: id });
    await this.pipeline.cancel(id);
    if (upload) await this.storage.remove(uploadKey(upload.id));
    await this.storage.remove(recordingPrefix(id));
    await this.dataSource.manager.update(Recording, { id }, { purgedAt: new Date() });
  }

  /** Deleted or rejected recordings whose files are still there: the process died in between. */
  async findUnpurged(limit: number): Promise<string[]> {
    const found = await this.dataSource.manager.find(Recording, {
      select: { id: true },
      where: [
        { deletedAt: Not(IsNull()), purgedAt: IsNull() },
        { state: 'rejected', purgedAt: IsNull() },
      ],
      take: limit,
    });
    return found.map(({ id }) => id);
  }
}
