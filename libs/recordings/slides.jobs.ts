import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { findSlideChanges, RENDITION_INIT } from '@rounds/media';
import { GivesUpJob, HandlesJob, type JobContext } from '@rounds/platform/queue';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { DataSource } from 'typeorm';
import { ArtifactWork } from './artifact-work';
import { slidesJob, type RecordingPayload } from './pipeline-jobs';
import { isFinal } from './run-end';
import { Rendition } from './rendition.entity';
import { Scratch } from './scratch';
import { renditionPrefix } from './storage-keys';

/** Finds where other slides come, in the smallest quality: that costs next to nothing. */
@Injectable()
export class SlidesJobs {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly scratch: Scratch,
    private readonly work: ArtifactWork,
  ) {}

  @HandlesJob(slidesJob)
  async slides({ recordingId }: RecordingPayload, { signal }: JobContext): Promise<void> {
    const recording = await this.work.begin(recordingId, 'slides');
    if (!recording) return;
    const { durationMs } = recording;
    await this.work.attempt(recordingId, 'slides', signal, () =>
      this.scratch.use(async (scratchDir) => {
        const source = join(scratchDir, 'smallest.mp4');
        await this.join(await this.smallest(recordingId), source);
        const request = { source, scratchDir, durationMs: durationMs ?? 0, signal };
        const facts = await findSlideChanges(request);
        await this.work.commit(recordingId, 'slides', facts, () => Promise.resolve());
      }),
    );
  }

  @GivesUpJob(slidesJob)
  async giveUp({ recordingId }: RecordingPayload, error: Error): Promise<void> {
    if (isFinal(error)) await this.work.fail(recordingId, 'slides', error);
  }

  /** Where the smallest quality that could be made lies. */
  private async smallest(recordingId: string): Promise<string> {
    const where = { recordingId, state: 'ready' } as const;
    const order = { position: 'DESC' } as const;
    const found = await this.dataSource.manager.findOne(Rendition, { where, order });
    if (!found) throw new Error('No quality is there to look for slides in');
    return renditionPrefix(recordingId, found.name);
  }

  /** Chunks and their segments are named in order of time; all of a quality share one init segment. */
  private async join(prefix: string, file: string): Promise<void> {
    const keys = (await this.storage.list(prefix)).map(({ key }) => key);
    const init = keys.find((key) => key.endsWith(`/${RENDITION_INIT}`));
    const segments = keys.filter((key) => key.endsWith('.m4s'));
    for (const [at, key] of [...(init ? [init] : []), ...segments].entries()) {
      const flags = at === 0 ? 'w' : 'a';
      await pipeline(await this.storage.read(key), createWriteStream(file, { flags }));
    }
  }
}
