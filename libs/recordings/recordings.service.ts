import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { z } from 'zod';
import { PeopleReader } from '@rounds/accounts';
import { containing } from '@rounds/platform/database';
import { notFound } from '@rounds/platform/errors';
import { displayName } from '@rounds/platform/files';
import { readCursor, toPage, type Page, type Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { PRIORITY } from '@rounds/platform/queue';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { Pipeline } from './pipeline';
import { PlaybackService } from './playback.service';
import { RecordingArtifact } from './recording-artifact.entity';
import { RecordingChunk } from './recording-chunk.entity';
import { RecordingUses } from './recording-uses';
import type { RecordingState } from './recording-state';
import {
  toRecordingView,
  type Playback,
  type RecordingDetail,
  type RecordingView,
} from './recording-view';
import { Recording } from './recording.entity';
import { Rendition } from './rendition.entity';
import { originalKey, recordingPrefix } from './storage-keys';

export interface RecordingListQuery {
  limit: number;
  cursor?: string | undefined;
  state?: RecordingState | undefined;
  q?: string | undefined;
  /** Only those that nothing was made of. */
  unused?: boolean | undefined;
  uploadedBy?: string | undefined;
}

/** Id of the last item. */
const PLACE = z.tuple([z.uuid()]);
/** Staff who upload are few. */
const MOST_UPLOADERS = 200;

/** Reads recordings, and takes files that need no upload. */
@Injectable()
export class RecordingsService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly people: PeopleReader,
    private readonly pipeline: Pipeline,
    private readonly playbacks: PlaybackService,
    private readonly uses: RecordingUses,
  ) {}

  /** @throws DomainError `not-found`, also when it was deleted */
  async get(id: string): Promise<Recording> {
    const found = await this.dataSource.manager.findOneBy(Recording, { id, deletedAt: IsNull() });
    if (!found) throw notFound('recording');
    return found;
  }

  async detail(id: string): Promise<RecordingDetail> {
    const [view] = await this.views([await this.get(id)]);
    const files = await this.storage.list(recordingPrefix(id));
    return { ...view!, storedBytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  /** Newest first. */
  async list(asked: RecordingListQuery): Promise<Page<RecordingView>> {
    const { limit, cursor, state, q, unused, uploadedBy } = asked;
    const query = this.dataSource.manager
      .createQueryBuilder(Recording, 'recording')
      .where('recording.deleted_at is null')
      .orderBy('recording.id', 'DESC') // ids sort by the time they were made
      .take(limit + 1);
    if (state) query.andWhere('recording.state = :state', { state });
    if (q) query.andWhere('recording.file_name ilike :pattern', { pattern: containing(q) });
    if (unused) query.andWhere(this.uses.unusedSql);
    if (uploadedBy) query.andWhere('recording.uploaded_by = :uploadedBy', { uploadedBy });
    if (cursor) query.andWhere('recording.id < :last', { last: readCursor(cursor, PLACE)[0] });
    const page = toPage(
      await query.getMany(),
      limit,
      ({ id }) => [id],
      (recording) => recording,
    );
    return { items: await this.views(page.items), nextCursor: page.nextCursor };
  }

  /** Everybody who has uploaded something that is there, by name. */
  async uploaders(): Promise<{ id: string; name: string }[]> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(Recording, 'recording')
      .select('distinct recording.uploaded_by', 'id')
      .where('recording.uploaded_by is not null and recording.deleted_at is null')
      .limit(MOST_UPLOADERS)
      .getRawMany<{ id: string }>();
    const names = await this.people.findNames(rows.map(({ id }) => id));
    return rows
      .map(({ id }) => ({ id, name: names.get(id) ?? '' }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Addresses for the player. The caller has checked that the person may watch. */
  async playback(recordingId: string, principal: Principal): Promise<Playback> {
    return this.playbacks.playback(await this.get(recordingId), principal);
  }

  /**
   * Takes a file of this machine through the same pipeline as an upload.
   * @param path stays as it is
   */
  async createFromFile(
    path: string,
    options: { fileName: string; uploadedBy: string | null; priority?: number },
  ): Promise<Recording> {
    const { size } = await stat(path);
    const now = new Date();
    const id = newId();
    await this.storage.put(originalKey(id), createReadStream(path));
    await this.dataSource.manager.insert(Recording, {
      id,
      uploadedBy: options.uploadedBy,
      fileName: displayName(options.fileName, 'recording'),
      bytes: size,
      state: 'uploaded',
      priority: options.priority ?? PRIORITY.normal,
      enqueuedAt: now,
      createdAt: now,
      updatedAt: now,
    });
    const recording = await this.get(id);
    await this.pipeline.probe(recording);
    return recording;
  }

  private async views(recordings: Recording[]): Promise<RecordingView[]> {
    if (recordings.length === 0) return [];
    const where = { recordingId: In(recordings.map(({ id }) => id)) };
    const { manager } = this.dataSource;
    // Of what is made already nobody asks for the time left.
    const busy = recordings.filter(({ state }) => state === 'processing').map(({ id }) => id);
    const [renditions, artifacts, chunks, names] = await Promise.all([
      manager.find(Rendition, { where, order: { position: 'ASC' } }),
      manager.findBy(RecordingArtifact, where),
      busy.length > 0 ? manager.findBy(RecordingChunk, { recordingId: In(busy) }) : [],
      this.people.findNames(recordings.flatMap(({ uploadedBy }) => uploadedBy ?? [])),
    ]);
    return recordings.map((recording) =>
      toRecordingView({
        recording,
        renditions: renditions.filter(({ recordingId }) => recordingId === recording.id),
        artifacts: artifacts.filter(({ recordingId }) => recordingId === recording.id),
        chunks: chunks.filter(({ recordingId }) => recordingId === recording.id),
        uploaderName: names.get(recording.uploadedBy ?? ''),
      }),
    );
  }
}
