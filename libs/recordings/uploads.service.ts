import { fileURLToPath } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import { ERRORS, MemoryLocker, Server, type Upload as TusUpload } from '@tus/server';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '@rounds/platform/config';
import { DomainError, notFound } from '@rounds/platform/errors';
import { displayName } from '@rounds/platform/files';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { PRIORITY } from '@rounds/platform/queue';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { RecordingEvents } from './recording-events';
import { RecordingRemoval } from './recording-removal.service';
import { Recording } from './recording.entity';
import { UploadIntake } from './upload-intake.service';
import { MOST_UNFINISHED, neededBytes } from './upload-limits';
import { storageFull, UploadStore } from './upload-store';
import { Upload } from './upload.entity';

/** What is known of a request while the tus server works on it. */
interface Call {
  principal: Principal;
  /** Set by a refusal of ours, which the tus server would flatten to a status. */
  refusal?: DomainError;
  recordingId?: string;
}

export interface UploadAnswer {
  response: Response;
  /** What the upload becomes. */
  recordingId?: string | undefined;
}

/** Resumable uploads by the tus protocol 1.0. */
@Injectable()
export class UploadsService {
  private readonly calls = new WeakMap<object, Call>();
  private readonly server: Server;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly dataSource: DataSource,
    private readonly intake: UploadIntake,
    private readonly removal: RecordingRemoval,
    private readonly events: RecordingEvents,
  ) {
    this.server = new Server({
      path: '/api/uploads',
      relativeLocation: true,
      maxSize: config.UPLOAD_MAX_BYTES,
      locker: new MemoryLocker(),
      disableTerminationForFinishedUploads: true,
      datastore: new UploadStore(
        fileURLToPath(config.STORAGE_URL),
        dataSource,
        ({ recordingId, personId }) => this.removal.remove(recordingId, personId),
      ),
      namingFunction: newId,
      onUploadCreate: (request, upload) => this.begin(this.calls.get(request), upload),
      onUploadFinish: async (_request, { id }) => {
        await this.intake.finish(id);
        return {};
      },
      onResponseError: (request, error) => {
        const call = this.calls.get(request);
        if (call && error instanceof DomainError) call.refusal = error;
        return undefined;
      },
    });
  }

  /**
   * Answers one tus request.
   * @param uploadId of the path; absent when an upload begins
   * @throws DomainError for refusals of ours, `not-found` for another person's upload
   */
  async answer(
    request: Request,
    principal: Principal,
    uploadId: string | undefined,
  ): Promise<UploadAnswer> {
    const call: Call = { principal };
    if (uploadId !== undefined) call.recordingId = await this.recordingOf(uploadId, principal);
    this.calls.set(request, call);
    const response = await this.server.handleWeb(request as Parameters<Server['handleWeb']>[0]);
    if (call.refusal) throw call.refusal;
    return { response, recordingId: call.recordingId };
  }

  private async recordingOf(id: string, { personId }: Principal): Promise<string> {
    const own = await this.dataSource.manager.findOneBy(Upload, { id, personId });
    if (!own) throw notFound('upload');
    return own.recordingId;
  }

  private async begin(
    call: Call | undefined,
    { id, size, metadata }: TusUpload,
  ): Promise<{ metadata: Record<string, string | null> }> {
    if (!call || size === undefined) throw ERRORS.INVALID_LENGTH;
    const { personId } = call.principal;
    await this.assertRoom(personId, size);
    const now = new Date();
    const recordingId = newId();
    const fileName = displayName(metadata?.filename ?? metadata?.name, 'recording');
    const kept = { filename: fileName, filetype: displayName(metadata?.filetype, 'recording') };
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(Recording, {
        id: recordingId,
        uploadedBy: personId,
        fileName,
        bytes: size,
        state: 'uploading',
        priority: PRIORITY.normal,
        createdAt: now,
        updatedAt: now,
      });
      await manager.insert(Upload, {
        id,
        recordingId,
        personId,
        bytes: size,
        metadata: kept,
        createdAt: now,
        activeAt: now,
        checkedAt: now,
      });
    });
    call.recordingId = recordingId;
    this.events.changed(recordingId);
    return { metadata: kept };
  }

  private async assertRoom(personId: string, bytes: number): Promise<void> {
    const unfinished = await this.dataSource.manager
      .createQueryBuilder(Upload, 'upload')
      .innerJoin(Recording, 'recording', 'recording.id = upload.recording_id')
      .where('upload.person_id = :personId and upload.finished_at is null', { personId })
      .andWhere('recording.deleted_at is null')
      .getCount();
    if (unfinished >= MOST_UNFINISHED) {
      throw new DomainError(
        'too-many-uploads',
        'forbidden', // 429 would make upload clients try again and again
        `Finish or cancel some of your ${unfinished} unfinished uploads first`,
      );
    }
    const space = await this.storage.space();
    if (space && space.freeBytes < neededBytes(bytes)) throw storageFull();
  }
}
