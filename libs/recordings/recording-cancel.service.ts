import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { DataSource, type EntityManager } from 'typeorm';
import { Pipeline } from './pipeline';
import { RecordingArtifact } from './recording-artifact.entity';
import { RecordingChunk } from './recording-chunk.entity';
import { RecordingEvents } from './recording-events';
import type { RecordingState } from './recording-state';
import { Recording } from './recording.entity';
import { Rendition } from './rendition.entity';
import { playablePrefix } from './storage-keys';

const UNDER_WAY: readonly RecordingState[] = ['uploaded', 'probing', 'processing'];

/** Stops what is made of a recording. The file that was uploaded stays, so that it can begin again. */
@Injectable()
export class RecordingCancel {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly audit: Audit,
    private readonly pipeline: Pipeline,
    private readonly events: RecordingEvents,
  ) {}

  /**
   * Ends its jobs with their children and removes what they have made.
   * @throws DomainError `not-found`, `nothing-to-cancel`
   */
  async cancel(id: string, actorId: string): Promise<void> {
    const chunks = await this.dataSource.transaction(async (manager) => {
      const found = await this.end(manager, id);
      await this.audit.record(
        { actorId, action: 'recording.cancelled', subjectType: 'recording', subjectId: id },
        manager,
      );
      return found;
    });
    await this.pipeline.cancel(id, chunks);
    await this.storage.remove(playablePrefix(id));
    this.events.changed(id);
  }

  /** @returns the numbers of the chunks that there were */
  private async end(manager: EntityManager, id: string): Promise<number[]> {
    const lock = { mode: 'pessimistic_write' } as const;
    const recording = await manager.findOne(Recording, { where: { id }, lock });
    if (!recording || recording.deletedAt) throw notFound('recording');
    if (!UNDER_WAY.includes(recording.state)) {
      throw new DomainError('nothing-to-cancel', 'conflict', 'Nothing of it is being made');
    }
    const chunks = await manager.findBy(RecordingChunk, { recordingId: id });
    for (const entity of [RecordingChunk, RecordingArtifact, Rendition]) {
      await manager.delete(entity, { recordingId: id });
    }
    await manager.update(
      Recording,
      { id },
      {
        ...{ state: 'failed', playable: false, media: null, tries: 0 },
        ...{ errorCode: 'cancelled', errorMessage: 'It was cancelled', errorDetail: null },
        updatedAt: new Date(),
      },
    );
    return chunks.map(({ index }) => index);
  }
}
