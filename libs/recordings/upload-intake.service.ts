import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '@rounds/platform/audit';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { Pipeline } from './pipeline';
import { RecordingEvents } from './recording-events';
import { Recording } from './recording.entity';
import { originalKey, uploadKey } from './storage-keys';
import { Upload } from './upload.entity';

/** Makes a recording's original out of an upload whose last byte has arrived. */
@Injectable()
export class UploadIntake {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly audit: Audit,
    private readonly pipeline: Pipeline,
    private readonly events: RecordingEvents,
  ) {}

  /** Does nothing while bytes are missing; safe to repeat after a crash at any point. */
  async finish(uploadId: string): Promise<void> {
    const upload = await this.dataSource.manager.findOneBy(Upload, { id: uploadId });
    if (!upload || upload.finishedAt) return;
    const recording = await this.commit(upload);
    if (!recording) return;
    this.events.changed(recording.id);
    await this.pipeline.probe(recording);
  }

  private commit({ id, recordingId, bytes, personId }: Upload): Promise<Recording | null> {
    return this.dataSource.transaction(async (manager) => {
      const recording = await manager.findOne(Recording, {
        where: { id: recordingId },
        lock: { mode: 'pessimistic_write' },
      });
      if (recording?.state !== 'uploading' || recording.deletedAt) return null;
      if (!(await this.moveWhole(id, recordingId, bytes))) return null;
      const now = new Date();
      await manager.update(Upload, { id }, { finishedAt: now });
      await manager.update(
        Recording,
        { id: recordingId },
        { state: 'uploaded', enqueuedAt: now, updatedAt: now },
      );
      await this.audit.record(
        {
          actorId: personId,
          action: 'recording.uploaded',
          subjectType: 'recording',
          subjectId: recordingId,
          details: { fileName: recording.fileName, bytes },
        },
        manager,
      );
      return recording;
    });
  }

  /** Whether the original is in its place with all its bytes. */
  private async moveWhole(id: string, recordingId: string, bytes: number): Promise<boolean> {
    const uploaded = await this.storage.stat(uploadKey(id));
    if (!uploaded) {
      // A crash after the move and before the commit.
      return (await this.storage.stat(originalKey(recordingId)))?.bytes === bytes;
    }
    if (uploaded.bytes !== bytes) return false;
    await this.storage.move(uploadKey(id), originalKey(recordingId));
    return true;
  }
}
