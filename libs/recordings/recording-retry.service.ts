import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import { Pipeline } from './pipeline';
import { RecordingArtifact } from './recording-artifact.entity';
import { RecordingChunk } from './recording-chunk.entity';
import { RecordingEvents } from './recording-events';
import { Recording } from './recording.entity';
import { Rendition } from './rendition.entity';

interface Retried {
  recording: Recording;
  /** It has to be examined and planned anew. */
  fromProbe: boolean;
  chunks: RecordingChunk[];
  artifacts: RecordingArtifact[];
}

/** Begins again what was given up. */
@Injectable()
export class RecordingRetry {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    private readonly pipeline: Pipeline,
    private readonly events: RecordingEvents,
  ) {}

  /** @throws DomainError `not-found`, `nothing-to-retry` */
  async retry(id: string, actorId: string): Promise<void> {
    const { recording, fromProbe, chunks, artifacts } = await this.dataSource.transaction(
      async (manager) => {
        const retried = await reopen(manager, id);
        await this.audit.record(
          { actorId, action: 'recording.retried', subjectType: 'recording', subjectId: id },
          manager,
        );
        return retried;
      },
    );
    this.events.changed(id);
    if (fromProbe) await this.pipeline.probe(recording);
    for (const { index } of chunks) await this.pipeline.transcode(recording, index);
    for (const { kind } of artifacts) await this.pipeline.artifact(recording, kind);
  }
}

async function reopen(manager: EntityManager, id: string): Promise<Retried> {
  const lock = { mode: 'pessimistic_write' } as const;
  const recording = await manager.findOne(Recording, { where: { id }, lock });
  if (!recording || recording.deletedAt) throw notFound('recording');
  const failed = { recordingId: id, state: 'failed' } as const;
  const renditions = await manager.findBy(Rendition, failed);
  const artifacts = await manager.findBy(RecordingArtifact, failed);
  const unprobed = recording.state === 'failed' && recording.media === null;
  if (!unprobed && renditions.length === 0 && artifacts.length === 0) {
    throw new DomainError('nothing-to-retry', 'conflict', 'Nothing of this recording has failed');
  }
  // One from before chunks is planned anew as a whole.
  const old =
    renditions.length > 0 && !(await manager.existsBy(RecordingChunk, { recordingId: id }));
  const fromProbe = unprobed || old;
  if (old) await manager.delete(Rendition, { recordingId: id });
  if (old) await manager.delete(RecordingArtifact, { recordingId: id });
  const now = new Date();
  const due = { attempts: 0, enqueuedAt: now, updatedAt: now };
  const fresh = { ...due, errorCode: null, errorDetail: null };
  await manager.update(Rendition, failed, {
    ...fresh,
    ...{ state: 'pending', step: 'waiting', percent: 0 },
  });
  await manager.update(RecordingArtifact, failed, { ...fresh, state: 'pending' });
  // Also those that went on without a quality that had failed. The error of a chunk stays: it tells
  // that its qualities had better be made one by one.
  await manager
    .createQueryBuilder()
    .update(RecordingChunk)
    .set({ ...due, state: 'pending', percent: 0 })
    .where('recording_id = :id and (state = :failed or not made ?& cast(:names as text[]))', {
      ...{ id, failed: 'failed' },
      names: renditions.map(({ name }) => name),
    })
    .execute();
  const cleared = { errorCode: null, errorMessage: null, errorDetail: null, updatedAt: now };
  const isAudio = artifacts.some(({ kind }) => kind === 'audio');
  if (fromProbe || renditions.length > 0 || isAudio) {
    const state = fromProbe ? 'uploaded' : 'processing';
    await manager.update(Recording, { id }, { ...cleared, state, tries: 0, enqueuedAt: now });
  }
  const pending = { recordingId: id, state: 'pending' } as const;
  const chunks = fromProbe ? [] : await manager.findBy(RecordingChunk, pending);
  return { recording, fromProbe, chunks, artifacts: old ? [] : artifacts };
}
