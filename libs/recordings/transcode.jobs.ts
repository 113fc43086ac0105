import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { transcodeRendition, verifyRendition } from '@rounds/media';
import { GivesUpJob, HandlesJob, type JobContext } from '@rounds/platform/queue';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { transcodeJob, type RenditionPayload } from './pipeline-jobs';
import { RenditionWork } from './rendition-work';
import { isFinal, wasStopped } from './run-end';
import { Scratch } from './scratch';
import { originalKey } from './storage-keys';

type Begun = NonNullable<Awaited<ReturnType<RenditionWork['begin']>>>;

/** Encodes in the worker's own folder, measures what came out, then publishes. */
@Injectable()
export class TranscodeJobs {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly scratch: Scratch,
    private readonly work: RenditionWork,
  ) {}

  @HandlesJob(transcodeJob)
  async transcode(payload: RenditionPayload, { signal }: JobContext): Promise<void> {
    const begun = await this.work.begin(payload);
    if (!begun) return;
    try {
      await this.scratch.use((folder) => this.make(begun, join(folder, 'out'), signal));
    } catch (error) {
      if (wasStopped(signal)) {
        await this.work.release(begun.rendition);
        return;
      }
      await this.work.again(begun.rendition, error);
      throw error;
    }
  }

  @GivesUpJob(transcodeJob)
  async giveUp(payload: RenditionPayload, error: Error): Promise<void> {
    if (isFinal(error)) await this.work.fail(payload, error);
  }

  private async make(
    { recording, rendition }: Begun,
    outputDir: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { plan } = rendition;
    const info = recording.media;
    if (!info) throw new Error('A rendition was planned without a probe');
    const original = await this.storage.borrow(originalKey(recording.id));
    try {
      const onProgress = this.work.progress(rendition);
      const source = original.path;
      await transcodeRendition({ source, info, plan, outputDir, signal, onProgress });
    } finally {
      await original.release();
    }
    await this.work.step(rendition, 'verify');
    const verified = await verifyRendition(outputDir, plan, info, { signal });
    await this.work.step(rendition, 'publish');
    await this.work.commit(rendition, outputDir, verified);
  }
}
