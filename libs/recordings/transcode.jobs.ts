import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import {
  makeChunk,
  MediaError,
  NICENESS,
  type RenditionPlan,
  type RunOptions,
} from '@rounds/media';
import { GivesUpJob, HandlesJob, type JobContext } from '@rounds/platform/queue';
import { ChunkWork, type BegunChunk } from './chunk-work';
import { IndexedCopies } from './indexed-copies.service';
import { transcodeJob, type ChunkPayload } from './pipeline-jobs';
import { isFinal, wasStopped } from './run-end';
import { Scratch } from './scratch';

/**
 * A worker makes as many chunks at a time as it has cores: one thread for decoding costs least. A
 * chunk that is awaited gets what there is; what its first run makes is what plays at once.
 */
const THREADS = 1;
const meansFor = ({ isAwaited, passes }: BegunChunk, plans: RenditionPlan[]): RunOptions => {
  if (!isAwaited) return { threads: THREADS };
  return plans === passes[0] ? { limits: { niceness: NICENESS.awaited } } : {};
};

/** Encodes in the worker's own folder, measures what came out, then publishes. */
@Injectable()
export class TranscodeJobs {
  constructor(
    private readonly indexed: IndexedCopies,
    private readonly scratch: Scratch,
    private readonly work: ChunkWork,
  ) {}

  @HandlesJob(transcodeJob)
  async transcode(payload: ChunkPayload, { signal }: JobContext): Promise<void> {
    const begun = await this.work.begin(payload);
    if (!begun) return;
    try {
      await this.makeAll(begun, signal);
      await this.work.finish(begun.chunk);
    } catch (error) {
      if (wasStopped(signal)) {
        await this.work.release(begun.chunk);
        return;
      }
      await this.work.again(begun.chunk, error);
      throw error;
    }
  }

  @GivesUpJob(transcodeJob)
  async giveUp(payload: ChunkPayload, error: Error): Promise<void> {
    if (isFinal(error)) await this.work.fail(payload, error);
  }

  /** A quality that cannot be made keeps none of the others from being made. */
  private async makeAll(begun: BegunChunk, signal: AbortSignal): Promise<void> {
    let failure: MediaError | null = null;
    for (const plans of begun.passes) {
      try {
        await this.scratch.use((folder) => this.make(begun, plans, join(folder, 'out'), signal));
      } catch (error) {
        if (signal.aborted || !(error instanceof MediaError)) throw error;
        failure ??= error;
      }
    }
    if (failure) throw failure;
  }

  private async make(
    begun: BegunChunk,
    plans: RenditionPlan[],
    outputDir: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { recording, chunk } = begun;
    const info = recording.media;
    if (!info) throw new Error('A chunk was planned without a probe');
    const original = await this.indexed.borrow(recording);
    try {
      const source = original.path;
      const onProgress = this.work.progress(chunk);
      const options = { source, info, plans, chunk, outputDir, signal, onProgress };
      const made = await makeChunk({ ...options, ...meansFor(begun, plans) });
      await this.work.commit(chunk, outputDir, made);
    } finally {
      await original.release();
    }
  }
}
