import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QueueService } from '@rounds/platform/queue';
import {
  posterJob,
  probeJob,
  publishJob,
  soundJob,
  thumbnailsJob,
  transcodeJob,
  type RenditionPayload,
} from './pipeline-jobs';
import type { ArtifactKind } from './recording-state';
import type { Recording } from './recording.entity';
import { Rendition } from './rendition.entity';

type Work = Pick<Recording, 'id' | 'priority'>;

const ARTIFACT_JOBS = { poster: posterJob, thumbnails: thumbnailsJob, sound: soundJob } as const;

/** Puts the jobs of a recording in and takes them out again. */
@Injectable()
export class Pipeline {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: QueueService,
  ) {}

  async probe({ id, priority }: Work): Promise<void> {
    await this.queue.enqueue(probeJob, { recordingId: id }, { priority });
  }

  /**
   * The smallest rendition of every recording goes before the larger ones of any, so that each
   * can soon be watched.
   * @param rank 0 for the smallest
   */
  async transcode({ id, priority }: Work, rendition: string, rank: number): Promise<void> {
    const payload: RenditionPayload = { recordingId: id, rendition };
    await this.queue.enqueue(transcodeJob, payload, { priority: priority + rank });
  }

  async publish({ id, priority }: Work, rendition: string): Promise<void> {
    await this.queue.enqueue(publishJob, { recordingId: id, rendition }, { priority });
  }

  async artifact({ id, priority }: Work, kind: ArtifactKind): Promise<void> {
    const job = ARTIFACT_JOBS[kind];
    // Thumbnails and sound come after the first rendition: a class plays without them.
    await this.queue.enqueue(job, { recordingId: id }, { priority: priority + 1 });
  }

  /** Takes waiting jobs out and tells workers to stop running ones, with their children. */
  async cancel(recordingId: string): Promise<void> {
    const renditions = await this.dataSource.manager.findBy(Rendition, { recordingId });
    await Promise.all([
      this.queue.cancel(probeJob, { recordingId }),
      this.queue.cancel(posterJob, { recordingId }),
      this.queue.cancel(thumbnailsJob, { recordingId }),
      this.queue.cancel(soundJob, { recordingId }),
      ...renditions.flatMap(({ name }) => [
        this.queue.cancel(transcodeJob, { recordingId, rendition: name }),
        this.queue.cancel(publishJob, { recordingId, rendition: name }),
      ]),
    ]);
  }
}
