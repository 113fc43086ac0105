import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Sweeps } from '@rounds/platform/queue';
import { Pipeline } from './pipeline';
import type { ArtifactKind } from './recording-state';

const AT_ONCE = 100;
/** A long recording has hundreds that wait; those before them are enough to go on. */
const CHUNKS_AT_ONCE = 20;
/** A job that was put in more recently than this is not looked after. */
const PATIENCE = `interval '30 seconds'`;

interface Due {
  id: string;
  priority: number;
}

/**
 * Puts in again what the database says is due. A job that is there already stays one, so this
 * only matters for jobs that were lost: a crash between commit and enqueue, an emptied queue.
 */
@Injectable()
export class PipelineSweeper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pipeline: Pipeline,
  ) {}

  @Sweeps()
  async probes(): Promise<void> {
    const due = await this.due<Due>(
      `update recording set enqueued_at = now() where id in (
         select id from recording where state in ('uploaded', 'probing') and deleted_at is null
           and enqueued_at < now() - ${PATIENCE} order by enqueued_at limit ${AT_ONCE})
       returning id, priority`,
    );
    for (const recording of due) await this.pipeline.probe(recording);
  }

  @Sweeps()
  async chunks(): Promise<void> {
    const due = await this.due<Due & { index: number }>(
      `update recording_chunk chunk set enqueued_at = now() from recording
       where recording.id = chunk.recording_id and (chunk.recording_id, chunk.index) in (
         select recording_id, index from recording_chunk
           join recording on recording.id = recording_id
         where recording_chunk.state in ('pending', 'running') and recording.deleted_at is null
           and recording_chunk.enqueued_at < now() - ${PATIENCE}
         order by recording_chunk.enqueued_at, index limit ${CHUNKS_AT_ONCE})
       returning recording.id, recording.priority, chunk.index`,
    );
    for (const { index, ...recording } of due) await this.pipeline.transcode(recording, index);
  }

  @Sweeps()
  async artifacts(): Promise<void> {
    const due = await this.due<Due & { kind: ArtifactKind }>(
      `update recording_artifact artifact set enqueued_at = now() from recording
       where recording.id = artifact.recording_id and (artifact.recording_id, artifact.kind) in (
         select recording_id, kind from recording_artifact
           join recording on recording.id = recording_id
         where recording_artifact.state in ('pending', 'running') and recording.deleted_at is null
           and recording_artifact.enqueued_at < now() - ${PATIENCE}
         order by recording_artifact.enqueued_at limit ${AT_ONCE})
       returning recording.id, recording.priority, artifact.kind`,
    );
    for (const { kind, ...recording } of due) await this.pipeline.artifact(recording, kind);
  }

  /** Publishes what is in work now and then, should a change have been lost. */
  @Sweeps()
  async publications(): Promise<void> {
    const due = await this.due<Due>(
      `update recording set enqueued_at = now() where id in (
         select id from recording where state = 'processing' and deleted_at is null
           and enqueued_at < now() - ${PATIENCE} order by enqueued_at limit ${AT_ONCE})
       returning id, priority`,
    );
    for (const recording of due) await this.pipeline.publish(recording, 'sweep');
  }

  /** Rows of an `update … returning`. */
  private async due<Row>(sql: string): Promise<Row[]> {
    const [rows] = (await this.dataSource.query(sql)) as [Row[], number];
    return rows;
  }
}
