import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { makeCopy, NICENESS, type MediaInfo } from '@rounds/media';
import { GivesUpJob, HandlesJob, type JobContext } from '@rounds/platform/queue';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { DataSource } from 'typeorm';
import { ArtifactWork } from './artifact-work';
import { ChunkWork } from './chunk-work';
import { Pipeline } from './pipeline';
import { copyJob, type RecordingPayload } from './pipeline-jobs';
import { RecordingArtifact } from './recording-artifact.entity';
import { RecordingChunk } from './recording-chunk.entity';
import { Recording } from './recording.entity';
import { Rendition } from './rendition.entity';
import { isFinal, MOST_ATTEMPTS } from './run-end';
import { Scratch } from './scratch';
import { originalKey, renditionPrefix } from './storage-keys';

/**
 * Publishes the source's own pictures as the best quality, where they can be played as they are: the
 * whole class plays at once, and that quality need not be encoded. Should it turn out that they cannot
 * be cut as planned, the quality is encoded like any other.
 */
@Injectable()
export class CopyJobs {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly scratch: Scratch,
    private readonly work: ArtifactWork,
    private readonly chunkWork: ChunkWork,
    private readonly pipeline: Pipeline,
  ) {}

  @HandlesJob(copyJob)
  async copy({ recordingId }: RecordingPayload, { signal }: JobContext): Promise<void> {
    const where = { recordingId, kind: 'copy' } as const;
    const artifact = await this.dataSource.manager.findOneBy(RecordingArtifact, where);
    // Whoever is killed over it again and again does without it.
    if (artifact && artifact.attempts >= MOST_ATTEMPTS)
      return await this.encodeInstead(recordingId);
    const recording = await this.work.begin(recordingId, 'copy');
    if (!recording?.media) return;
    const { media } = recording;
    await this.work.attempt(recordingId, 'copy', signal, async () => {
      const chunks = await this.copyAll(recordingId, media, signal);
      await this.work.commit(recordingId, 'copy', { chunks }, () => Promise.resolve());
    });
  }

  @GivesUpJob(copyJob)
  async giveUp({ recordingId }: RecordingPayload, error: Error): Promise<void> {
    if (isFinal(error)) await this.encodeInstead(recordingId);
  }

  /** Chunk after chunk, those that are not there yet. @returns how many there are */
  private async copyAll(
    recordingId: string,
    info: MediaInfo,
    signal: AbortSignal,
  ): Promise<number> {
    const { manager } = this.dataSource;
    const plan = (await manager.findBy(Rendition, { recordingId })).find(
      (rendition) => rendition.plan.copied,
    )?.plan;
    const order = { index: 'ASC' } as const;
    const chunks = await manager.find(RecordingChunk, { where: { recordingId }, order });
    if (!plan) return 0;
    const original = await this.storage.borrow(originalKey(recordingId));
    try {
      for (const chunk of chunks) {
        if (chunk.made[plan.name]) continue;
        await this.scratch.use(async (folder) => {
          const outputDir = join(folder, 'out');
          const run = await makeCopy({
            source: original.path,
            info,
            plan,
            chunk,
            outputDir,
            signal,
            limits: { niceness: NICENESS.awaited },
          });
          await this.chunkWork.commit(chunk, outputDir, new Map([[plan.name, run]]));
        });
      }
    } finally {
      await original.release();
    }
    return chunks.length;
  }

  private async encodeInstead(recordingId: string): Promise<void> {
    const begun = await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const recording = await manager.findOne(Recording, { where: { id: recordingId }, lock });
      const renditions = await manager.findBy(Rendition, { recordingId });
      const copied = renditions.find(({ plan }) => plan.copied);
      await manager.delete(RecordingArtifact, { recordingId, kind: 'copy' });
      if (!recording || recording.deletedAt || !copied) return null;
      await manager.update(
        Rendition,
        { id: copied.id },
        { plan: { ...copied.plan, copied: false } },
      );
      await manager.query(
        `update recording_chunk set made = made - $2, state = 'pending', percent = 0, attempts = 0,
           enqueued_at = now(), updated_at = now() where recording_id = $1`,
        [recordingId, copied.name],
      );
      return { recording, name: copied.name };
    });
    if (!begun) return;
    await this.storage.remove(renditionPrefix(recordingId, begun.name));
    const chunks = await this.dataSource.manager.findBy(RecordingChunk, { recordingId });
    for (const { index } of chunks) await this.pipeline.transcode(begun.recording, index);
  }
}
