import { Inject, Injectable } from '@nestjs/common';
import {
  isCopyable,
  isMeasuredFirst,
  MediaError,
  planChunks,
  planRenditions,
  probe,
  type MediaInfo,
  type RenditionPlan,
} from '@rounds/media';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '@rounds/platform/config';
import { newId } from '@rounds/platform/ids';
import { GivesUpJob, HandlesJob, type JobContext } from '@rounds/platform/queue';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { IndexedCopies } from './indexed-copies.service';
import { LiveJoin } from './live-join.service';
import { Pipeline } from './pipeline';
import { probeJob, type RecordingPayload } from './pipeline-jobs';
import { RecordingArtifact } from './recording-artifact.entity';
import { RecordingChunk } from './recording-chunk.entity';
import { RecordingEvents } from './recording-events';
import { RecordingRemoval } from './recording-removal.service';
import type { ArtifactKind } from './recording-state';
import { Recording } from './recording.entity';
import { Rendition } from './rendition.entity';
import { failureOf, isFinal, MOST_ATTEMPTS, wasStopped } from './run-end';
import { removeSmallFiles } from './small-files';
import { originalKey } from './storage-keys';
import { mediaLimits } from './upload-limits';

const artifactsOf = (info: MediaInfo, isCopied: boolean): ArtifactKind[] => [
  ...(isCopied ? (['copy'] as const) : []),
  'poster',
  'thumbnails',
  ...(info.audio.length > 0 ? (['audio', 'sound'] as const) : []),
  ...(info.audio.length > 0 && !isMeasuredFirst(info, isCopied) ? (['loudness'] as const) : []),
];

/** Where the pictures are copied, what was uploaded plays after so long: the rest keeps off it. */
const AFTER_COPY_MS = 1_000;

/** Judges what was uploaded, and plans what is made from it. */
@Injectable()
export class ProbeJobs {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly dataSource: DataSource,
    private readonly pipeline: Pipeline,
    private readonly removal: RecordingRemoval,
    private readonly events: RecordingEvents,
    private readonly liveJoin: LiveJoin,
    private readonly indexed: IndexedCopies,
  ) {}

  @HandlesJob(probeJob)
  async probe({ recordingId }: RecordingPayload, { signal }: JobContext): Promise<void> {
    const recording = await this.begin(recordingId);
    if (!recording) return;
    if (recording.source === 'broadcast') await this.liveJoin.ensureOriginal(recordingId, signal);
    const original = await this.storage.borrow(originalKey(recordingId));
    try {
      const found = await probe(original.path, mediaLimits(this.config), { signal });
      const info =
        recording.source === 'upload'
          ? await this.indexed.prepare(recordingId, original.path, found, signal)
          : found;
      const plans = planRenditions(info);
      const [best] = plans;
      if (best) best.copied = await isCopyable(original.path, info, best);
      await this.plan(recordingId, info, plans);
    } catch (error) {
      if (wasStopped(signal)) {
        await this.release(recordingId);
        return;
      }
      if (!(error instanceof MediaError && error.refusesFile)) throw error;
      if (recording.source === 'broadcast') {
        // What went out stays as it went out.
        await this.end(recordingId, 'failed', error);
        return;
      }
      await this.end(recordingId, 'rejected', error);
      await this.removal.purge(recordingId);
    } finally {
      await original.release();
    }
  }

  @GivesUpJob(probeJob)
  async giveUp({ recordingId }: RecordingPayload, error: Error): Promise<void> {
    if (isFinal(error)) await this.end(recordingId, 'failed', error);
  }

  private async begin(id: string): Promise<Recording | null> {
    const { manager } = this.dataSource;
    const recording = await manager.findOneBy(Recording, { id });
    if (!recording || recording.deletedAt) return null;
    if (recording.state !== 'uploaded' && recording.state !== 'probing') return null;
    if (recording.tries >= MOST_ATTEMPTS) {
      await this.end(id, 'failed', new Error('The probe never came to an end'));
      return null;
    }
    const tries = recording.tries + 1;
    await manager.update(Recording, { id }, { state: 'probing', tries, updatedAt: new Date() });
    this.events.changed(id);
    return recording;
  }

  /** After a run that was stopped from outside: the sweeper puts it in again at once. */
  private async release(id: string): Promise<void> {
    await this.dataSource.manager.update(
      Recording,
      { id, state: 'probing' },
      { state: 'uploaded', enqueuedAt: new Date(0), updatedAt: new Date() },
    );
  }

  private async plan(id: string, info: MediaInfo, plans: RenditionPlan[]): Promise<void> {
    const artifacts = artifactsOf(info, plans[0]?.copied === true);
    const chunks = planChunks(info, plans[0]?.fps ?? 1);
    const now = new Date();
    const due = { state: 'pending', attempts: 0, enqueuedAt: now, updatedAt: now } as const;
    const planned = await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const recording = await manager.findOne(Recording, { where: { id }, lock });
      if (recording?.state !== 'probing' || recording.deletedAt) return null;
      const renditions = plans.map((plan, position) => ({
        ...due,
        id: newId(),
        recordingId: id,
        position,
        name: plan.name,
        width: plan.width,
        height: plan.height,
        step: 'waiting' as const,
        plan,
      }));
      await manager.insert(Rendition, renditions);
      await manager.insert(
        RecordingChunk,
        chunks.map((chunk) => ({ ...due, ...chunk, recordingId: id, made: {} })),
      );
      await manager.insert(
        RecordingArtifact,
        artifacts.map((kind) => ({ ...due, recordingId: id, kind })),
      );
      // As text: the types of nested JSON mean nothing to the database.
      await manager.query('update recording set media = $2::jsonb where id = $1', [
        id,
        JSON.stringify(info),
      ]);
      const { durationMs } = info;
      const change = { durationMs, state: 'processing', enqueuedAt: now, updatedAt: now } as const;
      await manager.update(Recording, { id }, change);
      return recording;
    });
    if (!planned) return;
    this.events.changed(id);
    // What it takes to play comes first.
    const isCopied = artifacts.includes('copy');
    const later = isCopied ? AFTER_COPY_MS : 0;
    if (isCopied) await this.pipeline.artifact(planned, 'copy');
    else await this.pipeline.transcode(planned, 0);
    if (info.audio.length > 0) await this.pipeline.artifact(planned, 'audio');
    for (const kind of artifacts) {
      if (kind !== 'audio' && kind !== 'copy') await this.pipeline.artifact(planned, kind, later);
    }
    for (const { index } of isCopied ? chunks : chunks.slice(1)) {
      await this.pipeline.transcode(planned, index, later);
    }
  }

  private async end(id: string, state: 'rejected' | 'failed', error: Error): Promise<void> {
    const { code, detail } = failureOf(error);
    const rejected = state === 'rejected';
    await removeSmallFiles(this.storage, id);
    await this.dataSource.manager.update(
      Recording,
      { id },
      {
        state,
        errorCode: rejected ? code : 'probe-failed',
        errorMessage: rejected ? error.message : 'The file could not be examined; try again',
        errorDetail: detail,
        updatedAt: new Date(),
      },
    );
    this.events.changed(id);
  }
}
