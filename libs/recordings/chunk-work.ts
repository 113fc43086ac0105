import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { MediaError, type RenditionPlan, type SegmentRun } from '@rounds/media';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { DataSource, In, type EntityManager } from 'typeorm';
import { passesOf } from './ladder';
import { Pipeline } from './pipeline';
import type { ChunkPayload } from './pipeline-jobs';
import { RecordingChunk } from './recording-chunk.entity';
import { RecordingEvents } from './recording-events';
import { Recording } from './recording.entity';
import { Rendition } from './rendition.entity';
import { failureOf, MOST_ATTEMPTS } from './run-end';
import { chunkPrefix } from './storage-keys';

const PROGRESS_EVERY_MS = 1_000;

export interface BegunChunk {
  recording: Recording;
  chunk: RecordingChunk;
  /** Nothing plays without it. */
  isAwaited: boolean;
  /** Qualities that are made together, one run after the other. */
  passes: RenditionPlan[][];
}

/** Moves a chunk through its states. Every method can be called twice. */
@Injectable()
export class ChunkWork {
  private readonly logger = new Logger('recordings');

  constructor(
    private readonly dataSource: DataSource,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly pipeline: Pipeline,
    private readonly events: RecordingEvents,
  ) {}

  /** Null when there is nothing (more) to do. */
  async begin({ recordingId, chunk: index }: ChunkPayload): Promise<BegunChunk | null> {
    const { manager } = this.dataSource;
    const recording = await manager.findOneBy(Recording, { id: recordingId });
    const chunk = await manager.findOneBy(RecordingChunk, { recordingId, index });
    if (!recording || recording.deletedAt || !chunk) return null;
    if (chunk.state === 'failed') return await this.over(recording, chunk);
    const where = { recordingId };
    const renditions = await manager.find(Rendition, { where, order: { position: 'ASC' } });
    // What cannot be made of one chunk need not be made of the others.
    const plans = renditions
      .filter(({ state, plan }) => state !== 'failed' && !plan.copied)
      .map(({ plan }) => plan);
    // Where the source's own pictures are copied, they are what plays first.
    const isAwaited = index === 0 && !renditions.some(({ plan }) => plan.copied);
    const failedBefore = isOfTheWork(chunk.errorCode);
    const passes = passesOf(plans, chunk, { isAwaited, failedBefore });
    if (chunk.state === 'ready') return await this.over(recording, chunk);
    if (passes.length === 0) {
      await this.finish(chunk);
      return null;
    }
    if (chunk.attempts >= MOST_ATTEMPTS) {
      await this.fail({ recordingId, chunk: index }, new Error('It never came to an end'));
      return null;
    }
    const attempts = chunk.attempts + 1;
    await this.change(chunk, { state: 'running', percent: 0, attempts });
    await this.tellPercent(recordingId);
    return { recording, chunk, isAwaited, passes };
  }

  /** A function that notes the percentage about once a second, and never throws. */
  progress({ recordingId, index }: RecordingChunk): (percent: number) => void {
    let last = Date.now();
    return (percent) => {
      if (Date.now() - last < PROGRESS_EVERY_MS) return;
      last = Date.now();
      this.dataSource.manager
        .update(RecordingChunk, { recordingId, index, state: 'running' }, { percent })
        .then(() => this.tellPercent(recordingId))
        .then(() => this.events.changed(recordingId))
        .catch((error: unknown) => this.logger.debug(`progress was not noted: ${String(error)}`));
    };
  }

  /**
   * Makes measured folders visible and says so, in one: of two runs the first one counts.
   * @param folder holds one folder for each quality
   * @throws MediaError `rendition-codec-wrong` when it does not continue what other chunks began
   */
  async commit(
    { recordingId, index }: RecordingChunk,
    folder: string,
    made: ReadonlyMap<string, SegmentRun>,
  ): Promise<void> {
    const recording = await this.dataSource.transaction(async (manager) => {
      const found = await manager.findOne(Recording, {
        where: { id: recordingId },
        lock: { mode: 'pessimistic_read' },
      });
      const chunk = await manager.findOne(RecordingChunk, {
        where: { recordingId, index },
        lock: { mode: 'pessimistic_write' },
      });
      if (!found || found.deletedAt || !chunk) return null;
      const fresh = [...made].filter(([name]) => !chunk.made[name]);
      for (const [name, run] of fresh) {
        await assertContinues(manager, recordingId, name, run);
        await this.storage.publishFolder(join(folder, name), chunkPrefix(recordingId, name, index));
      }
      await manager.update(
        RecordingChunk,
        { recordingId, index },
        { made: { ...chunk.made, ...Object.fromEntries(fresh) }, updatedAt: new Date() },
      );
      return found;
    });
    if (!recording) return;
    this.events.changed(recordingId);
    await this.pipeline.publish(recording, `${index}.${[...made.keys()].join('.')}`);
  }

  /** What was to be copied when it began may have to be encoded now: then it is begun again. */
  async finish({ recordingId, index }: RecordingChunk): Promise<void> {
    await this.dataSource.query(
      `with rest as (
         select count(*) > 0 as waits from rendition, recording_chunk chunk
         where rendition.recording_id = $1 and rendition.state <> 'failed'
           and not coalesce((plan ->> 'copied')::boolean, false)
           and chunk.recording_id = $1 and chunk.index = $2 and not chunk.made ? rendition.name)
       update recording_chunk set
         state = case when waits then 'pending' else 'ready' end,
         percent = case when waits then 0 else 100 end,
         enqueued_at = case when waits then 'epoch' else enqueued_at end,
         error_code = null, error_detail = null, updated_at = now()
       from rest where recording_id = $1 and index = $2`,
      [recordingId, index],
    );
    await this.tellPercent(recordingId);
    const recording = await this.dataSource.manager.findOneBy(Recording, { id: recordingId });
    if (recording) await this.pipeline.publish(recording, `${index}.ready`);
  }

  /** After a run that will be tried again. */
  async again(chunk: RecordingChunk, error: unknown): Promise<void> {
    const { code, detail } = failureOf(error);
    const stays = { errorCode: code, errorDetail: detail };
    await this.change(chunk, { state: 'pending', percent: 0, ...stays });
    await this.rest(chunk.recordingId);
  }

  /** After a run that was stopped from outside: it does not count, and the sweeper puts it in. */
  async release(chunk: RecordingChunk): Promise<void> {
    const { attempts } = chunk;
    await this.change(chunk, { state: 'pending', percent: 0, attempts, enqueuedAt: new Date(0) });
    await this.rest(chunk.recordingId);
  }

  /** Its qualities that are not there cannot come any more. */
  async fail({ recordingId, chunk: index }: ChunkPayload, error: Error): Promise<void> {
    const { manager } = this.dataSource;
    const recording = await manager.findOneBy(Recording, { id: recordingId });
    const chunk = await manager.findOneBy(RecordingChunk, { recordingId, index });
    if (!recording || !chunk || chunk.state === 'ready') return;
    const failure = failureOf(error);
    const code = chunk.errorCode ?? failure.code;
    await this.change(chunk, { state: 'failed', errorCode: code, errorDetail: failure.detail });
    const renditions = await manager.findBy(Rendition, { recordingId });
    const names = renditions
      .filter(({ name, plan }) => !chunk.made[name] && !plan.copied)
      .map(({ name }) => name);
    await manager.update(
      Rendition,
      { recordingId, name: In(names), state: In(['pending', 'running']) },
      {
        ...{ state: 'failed', errorCode: code, errorDetail: failure.detail },
        updatedAt: new Date(),
      },
    );
    await this.pipeline.publish(recording, `${index}.failed`);
  }

  /** It ended before, perhaps without its publication: that job finds out. */
  private async over(recording: Recording, { index }: RecordingChunk): Promise<null> {
    await this.pipeline.publish(recording, `${index}.over`);
    return null;
  }

  /** How far the qualities are: the made part of the length, the same for all. */
  private async tellPercent(recordingId: string): Promise<void> {
    await this.dataSource.query(
      `update rendition set state = 'running', step = 'transcode', updated_at = now(), percent = (
         select floor(sum(segments * case state when 'ready' then 100 else percent end)
           / sum(segments)) from recording_chunk where recording_id = $1)
       where recording_id = $1 and state in ('pending', 'running')`,
      [recordingId],
    );
  }

  /** Qualities wait while no chunk is being made. */
  private async rest(recordingId: string): Promise<void> {
    await this.dataSource.query(
      `update rendition set state = 'pending', step = 'waiting', updated_at = now()
       where recording_id = $1 and state = 'running' and not exists (
         select from recording_chunk where recording_id = $1 and state = 'running')`,
      [recordingId],
    );
  }

  private async change(
    { recordingId, index }: RecordingChunk,
    change: Partial<
      Pick<
        RecordingChunk,
        'state' | 'percent' | 'attempts' | 'enqueuedAt' | 'errorCode' | 'errorDetail'
      >
    >,
  ): Promise<void> {
    await this.dataSource.manager
      .createQueryBuilder()
      .update(RecordingChunk)
      .set({ ...change, updatedAt: new Date() })
      .where(`recording_id = :recordingId and index = :index and state <> 'ready'`, {
        recordingId,
        index,
      })
      .execute();
    this.events.changed(recordingId);
  }
}

/** Whether ffmpeg or its output was at fault, rather than the database or the disk. */
const isOfTheWork = (code: string | null): boolean => code !== null && code !== 'internal';

/** All chunks of a quality share one init segment, or players would stop between them. */
async function assertContinues(
  manager: EntityManager,
  recordingId: string,
  name: string,
  { init }: SegmentRun,
): Promise<void> {
  const [other]: { init: string }[] = await manager.query(
    `select made -> $2 ->> 'init' as init from recording_chunk
     where recording_id = $1 and made ? $2 limit 1`,
    [recordingId, name],
  );
  if (other && other.init !== init) {
    throw new MediaError('rendition-codec-wrong', 'The chunks do not fit together', name);
  }
}
