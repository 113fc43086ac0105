import { Injectable } from '@nestjs/common';
import { ALIVE_SECONDS, QueueService, QUEUES } from '@rounds/platform/queue';
import { DataSource, In, IsNull } from 'typeorm';
import type { PipelineWork } from './pipeline-work-view';
import { percentOf } from './recording-stages';
import { RecordingChunk } from './recording-chunk.entity';
import { Recording } from './recording.entity';
import { Rendition } from './rendition.entity';
import { secondsLeft } from './time-left';

const AT_MOST = 50;

/** Reads what the workers do and what has failed; the database tells, the queue only counts. */
@Injectable()
export class PipelineWorkService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: QueueService,
  ) {}

  async overview(): Promise<PipelineWork> {
    const [queues, workers, lastHour, lastDay, underWay, failures] = await Promise.all([
      this.queues(),
      this.workers(),
      this.finishedWithin('1 hour'),
      this.finishedWithin('1 day'),
      this.underWay(),
      this.failures(),
    ]);
    return { queues, workers, finished: { lastHour, lastDay }, underWay, failures };
  }

  private async queues(): Promise<PipelineWork['queues']> {
    const counts = await this.queue.counts();
    return QUEUES.map((name) => {
      const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts[name];
      return { name, waiting: waiting + prioritized, running: active, delayed, failed };
    });
  }

  private async workers(): Promise<PipelineWork['workers']> {
    return await this.dataSource.query(
      `select id, host, pid, started_at as "startedAt", last_seen_at as "lastSeenAt",
         last_seen_at > now() - $1 * interval '1 second' as alive
       from worker order by alive desc, started_at limit ${AT_MOST}`,
      [ALIVE_SECONDS],
    );
  }

  private async finishedWithin(period: string): Promise<PipelineWork['finished']['lastHour']> {
    const [row] = (await this.dataSource.query(
      `select count(*)::int as recordings, coalesce(sum(duration_ms), 0)::float8 as "mediaMs"
       from recording where state in ('ready', 'degraded') and deleted_at is null
         and (select max(updated_at) from rendition where recording_id = recording.id)
           > now() - $1::interval`,
      [period],
    )) as PipelineWork['finished']['lastHour'][];
    return row ?? { recordings: 0, mediaMs: 0 };
  }

  private async underWay(): Promise<PipelineWork['underWay']> {
    const { manager } = this.dataSource;
    const recordings = await manager.find(Recording, {
      where: { state: In(['uploaded', 'probing', 'processing']), deletedAt: IsNull() },
      order: { id: 'ASC' },
      take: AT_MOST,
    });
    if (recordings.length === 0) return [];
    const where = { recordingId: In(recordings.map(({ id }) => id)) };
    const [renditions, chunks] = await Promise.all([
      manager.findBy(Rendition, where),
      manager.findBy(RecordingChunk, where),
    ]);
    return recordings.map(({ id, fileName, state }) => {
      const own = <T extends { recordingId: string }>(all: T[]): T[] =>
        all.filter(({ recordingId }) => recordingId === id);
      const percent = percentOf({ state, renditions: own(renditions) });
      return { id, fileName, state, percent, secondsLeft: secondsLeft(own(chunks)) };
    });
  }

  private async failures(): Promise<PipelineWork['failures']> {
    return await this.dataSource.query(
      `select recording.id as "recordingId", recording.file_name as "fileName", part, code,
         coalesce(detail, '') as detail, at
       from recording join (
         select id as recording_id, 'probe' as part, error_code as code, error_detail as detail,
           updated_at as at from recording where state = 'failed' and media is null
         union all
         select recording_id, name, error_code, error_detail, updated_at from rendition
           where state = 'failed'
         union all
         select recording_id, kind, error_code, error_detail, updated_at from recording_artifact
           where state = 'failed'
       ) failure on failure.recording_id = recording.id
       where recording.deleted_at is null and code is not null order by at desc limit ${AT_MOST}`,
    );
  }
}
