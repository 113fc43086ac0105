import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QueueService } from '@rounds/platform/queue';
import {
  audioJob,
  copyJob,
  loudnessJob,
  posterJob,
  probeJob,
  publishJob,
  slidesJob,
  soundJob,
  thumbnailsJob,
  transcodeJob,
} from './pipeline-jobs';
import type { ArtifactKind } from './recording-state';
import { RecordingChunk } from './recording-chunk.entity';
import type { Recording } from './recording.entity';

type Work = Pick<Recording, 'id' | 'priority'>;

const ARTIFACT_JOBS = {
  poster: posterJob,
  thumbnails: thumbnailsJob,
  sound: soundJob,
  audio: audioJob,
  copy: copyJob,
  loudness: loudnessJob,
  slides: slidesJob,
} as const;

/** Room between two priorities for the chunks of a recording; BullMQ takes up to 2^21. */
const CHUNK_RANKS = 1000;
const ranked = (priority: number, rank: number): number =>
  priority * CHUNK_RANKS + Math.min(rank, CHUNK_RANKS - 1);

/** Puts the jobs of a recording in and takes them out again. */
@Injectable()
export class Pipeline {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: QueueService,
  ) {}

  async probe({ id, priority }: Work, delayMs = 0): Promise<void> {
    await this.queue.enqueue(probeJob, { recordingId: id }, { priority, delayMs });
  }

  /**
   * The first chunk of every recording goes before the others of any, so that each can soon be
   * watched; the others go in the order of time.
   */
  async transcode({ id, priority }: Work, chunk: number, delayMs = 0): Promise<void> {
    const payload = { recordingId: id, chunk };
    await this.queue.enqueue(transcodeJob, payload, { priority: ranked(priority, chunk), delayMs });
  }

  /** @param after what has changed: each change is published by a job of its own */
  async publish({ id, priority }: Work, after: string): Promise<void> {
    await this.queue.enqueue(publishJob, { recordingId: id, after }, { priority });
  }

  async artifact({ id, priority }: Work, kind: ArtifactKind, delayMs = 0): Promise<void> {
    const job = ARTIFACT_JOBS[kind];
    // Thumbnails, the sound's shape and its loudness come after the first chunk: a class plays
    // without them.
    const rank = job.queue === 'media' ? ranked(priority, 1) : priority;
    await this.queue.enqueue(job, { recordingId: id }, { priority: rank, delayMs });
  }

  /**
   * Takes waiting jobs out and tells workers to stop running ones, with their children.
   * @param known its chunks, when the database does not tell them any more
   */
  async cancel(recordingId: string, known?: readonly number[]): Promise<void> {
    const chunks = known ?? (await this.chunksOf(recordingId));
    await Promise.all([
      this.queue.cancel(probeJob, { recordingId }),
      ...Object.values(ARTIFACT_JOBS).map((job) => this.queue.cancel(job, { recordingId })),
      ...chunks.map((chunk) => this.queue.cancel(transcodeJob, { recordingId, chunk })),
    ]);
  }

  private async chunksOf(recordingId: string): Promise<number[]> {
    const chunks = await this.dataSource.manager.findBy(RecordingChunk, { recordingId });
    return chunks.map(({ index }) => index);
  }
}
