import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import {
  levellingGain,
  makeAudio,
  measureLoudness,
  mediaPlaylist,
  planAudio,
  RENDITION_INIT,
  RENDITION_PLAYLIST,
  segmentFile,
  SEGMENT_MS,
  type MediaInfo,
  type SegmentRun,
} from '@rounds/media';
import { GivesUpJob, HandlesJob, type JobContext } from '@rounds/platform/queue';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { ArtifactWork } from './artifact-work';
import { IndexedCopies } from './indexed-copies.service';
import { Pipeline } from './pipeline';
import { loudnessJob, type RecordingPayload } from './pipeline-jobs';
import type { Recording } from './recording.entity';
import { isFinal } from './run-end';
import { Scratch } from './scratch';
import { artifactKey } from './storage-keys';

/**
 * Makes classes sound alike whose sound is not measured before it is heard (`isMeasuredFirst`). What
 * is heard at first is as loud as it was recorded; where that differs it is replaced once, in a
 * folder of its own, so that whoever is listening is not disturbed.
 */
@Injectable()
export class LoudnessJobs {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly indexed: IndexedCopies,
    private readonly scratch: Scratch,
    private readonly work: ArtifactWork,
    private readonly pipeline: Pipeline,
  ) {}

  @HandlesJob(loudnessJob)
  async level({ recordingId }: RecordingPayload, { signal }: JobContext): Promise<void> {
    const recording = await this.work.begin(recordingId, 'loudness');
    if (!recording?.media) return;
    const { media } = recording;
    const make = () =>
      this.scratch.use((folder) => this.make(recording, media, join(folder, 'out'), signal));
    if (!(await this.work.attempt(recordingId, 'loudness', signal, make))) return;
    await this.pipeline.publish(recording, 'loudness.ready');
  }

  @GivesUpJob(loudnessJob)
  async giveUp({ recordingId }: RecordingPayload, error: Error): Promise<void> {
    if (isFinal(error)) await this.work.fail(recordingId, 'loudness', error);
  }

  private async make(
    recording: Recording,
    info: MediaInfo,
    outputDir: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { id } = recording;
    const plan = planAudio(info);
    if (!plan) throw new Error('Sound was planned for a recording without any');
    const original = await this.indexed.borrow(recording);
    try {
      const source = original.path;
      const loudness = await measureLoudness(source, info, { signal });
      const gainDb = levellingGain(loudness);
      const run =
        gainDb === 0 ? null : await makeAudio({ source, info, plan, outputDir, gainDb, signal });
      if (run) await writePlaylist(outputDir, run);
      await this.work.commit(id, 'loudness', { ...loudness, gainDb, run }, async () => {
        if (run) await this.storage.publishFolder(outputDir, artifactKey(id, 'loudness'));
      });
    } finally {
      await original.release();
    }
  }
}

async function writePlaylist(folder: string, run: SegmentRun): Promise<void> {
  const segments = run.segments.map((segment, at) => ({ ...segment, uri: segmentFile(at) }));
  const list = mediaPlaylist({ init: RENDITION_INIT, segments, ended: true }, SEGMENT_MS);
  await writeFile(join(folder, RENDITION_PLAYLIST), list);
}
