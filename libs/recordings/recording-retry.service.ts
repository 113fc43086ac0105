import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import { Pipeline } from './pipeline';
import { RecordingArtifact } from './recording-artifact.entity';
import { RecordingEvents } from './recording-events';
import { Recording } from './recording.entity';
import { Rendition } from './rendition.entity';

interface Retried {
  recording: Recording;
  renditions: Rendition[];
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
    const { recording, renditions, artifacts } = await this.dataSource.transaction(
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
    if (recording.media === null) await this.pipeline.probe(recording);
    for (const { name } of renditions) {
      await this.pipeline.transcode(recording, name, 0);
    }
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
  const now = new Date();
  const fresh = {
    attempts: 0,
    errorCode: null,
    errorDetail: null,
    enqueuedAt: now,
    updatedAt: now,
  };
  await manager.update(Rendition, failed, {
    ...fresh,
    state: 'pending',
    step: 'waiting',
    percent: 0,
  });
  await manager.update(RecordingArtifact, failed, { ...fresh, state: 'pending' });
  const cleared = { errorCode: null, errorMessage: null, errorDetail: null, updatedAt: now };
  if (unprobed || renditions.length > 0) {
    const state = unprobed ? 'uploaded' : 'processing';
    await manager.update(Recording, { id }, { ...cleared, state, tries: 0, enqueuedAt: now });
  }
  return { recording, renditions, artifacts };
}
