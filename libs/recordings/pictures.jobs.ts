import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { makePoster, makeThumbnails, makeWaveform, type MediaInfo } from '@rounds/media';
import { GivesUpJob, HandlesJob, type JobContext } from '@rounds/platform/queue';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { ArtifactWork } from './artifact-work';
import { IndexedCopies } from './indexed-copies.service';
import { posterJob, soundJob, thumbnailsJob, type RecordingPayload } from './pipeline-jobs';
import type { ArtifactKind } from './recording-state';
import { isFinal } from './run-end';
import { Scratch } from './scratch';
import { artifactKey } from './storage-keys';

interface Run {
  recordingId: string;
  info: MediaInfo;
  source: string;
  folder: string;
  signal: AbortSignal;
}

/** Poster, thumbnails and the sound's shape, made from the original like everything else. */
@Injectable()
export class PicturesJobs {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly indexed: IndexedCopies,
    private readonly scratch: Scratch,
    private readonly work: ArtifactWork,
  ) {}

  @HandlesJob(posterJob)
  async poster({ recordingId }: RecordingPayload, { signal }: JobContext): Promise<void> {
    await this.run(recordingId, 'poster', signal, async ({ folder, ...run }) => {
      const outputFile = join(folder, 'poster.jpg');
      const facts = await makePoster({ ...run, outputFile });
      await this.work.commit(recordingId, 'poster', facts, () =>
        this.storage.put(artifactKey(recordingId, 'poster'), createReadStream(outputFile)),
      );
    });
  }

  @HandlesJob(thumbnailsJob)
  async thumbnails({ recordingId }: RecordingPayload, { signal }: JobContext): Promise<void> {
    await this.run(recordingId, 'thumbnails', signal, async ({ folder, ...run }) => {
      const outputDir = join(folder, 'thumbnails');
      const facts = await makeThumbnails({ ...run, outputDir });
      await this.work.commit(recordingId, 'thumbnails', facts, () =>
        this.storage.publishFolder(outputDir, artifactKey(recordingId, 'thumbnails')),
      );
    });
  }

  /** Small enough to be kept as facts: there is no file. */
  @HandlesJob(soundJob)
  async sound({ recordingId }: RecordingPayload, { signal }: JobContext): Promise<void> {
    await this.run(recordingId, 'sound', signal, async ({ folder, ...run }) => {
      const facts = await makeWaveform({ ...run, scratchDir: folder });
      await this.work.commit(recordingId, 'sound', facts, () => Promise.resolve());
    });
  }

  @GivesUpJob(posterJob)
  async giveUpPoster({ recordingId }: RecordingPayload, error: Error): Promise<void> {
    if (isFinal(error)) await this.work.fail(recordingId, 'poster', error);
  }

  @GivesUpJob(thumbnailsJob)
  async giveUpThumbnails({ recordingId }: RecordingPayload, error: Error): Promise<void> {
    if (isFinal(error)) await this.work.fail(recordingId, 'thumbnails', error);
  }

  @GivesUpJob(soundJob)
  async giveUpSound({ recordingId }: RecordingPayload, error: Error): Promise<void> {
    if (isFinal(error)) await this.work.fail(recordingId, 'sound', error);
  }

  private async run(
    recordingId: string,
    kind: ArtifactKind,
    signal: AbortSignal,
    make: (run: Run) => Promise<void>,
  ): Promise<void> {
    const recording = await this.work.begin(recordingId, kind);
    if (!recording?.media) return;
    const info = recording.media;
    const attempt = () =>
      this.scratch.use(async (folder) => {
        const original = await this.indexed.borrow(recording);
        try {
          await make({ recordingId, info, source: original.path, folder, signal });
        } finally {
          await original.release();
        }
      });
    await this.work.attempt(recordingId, kind, signal, attempt);
  }
}
