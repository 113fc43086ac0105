import { constants, type Stats } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload as TusUpload } from '@tus/server';
import { DataSource } from 'typeorm';
import { DomainError } from '@rounds/platform/errors';
import { Recording } from './recording.entity';
import { originalKey, uploadKey } from './storage-keys';
import { UPLOAD_REST_MS } from './upload-limits';
import { Upload } from './upload.entity';

/**
 * Keeps the bytes of unfinished uploads as files of the disk storage. How far an upload came is
 * the length of its file, so a killed server goes on at the true offset; bytes are on the disk
 * before they are acknowledged. (An object store needs a store of its own beside this one.)
 */
export class UploadStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];

  constructor(
    private readonly storageFolder: string,
    private readonly dataSource: DataSource,
    /** Ends the upload together with its recording. */
    private readonly end: (upload: Upload) => Promise<void>,
  ) {
    super();
  }

  override async create(upload: TusUpload): Promise<TusUpload> {
    const path = this.path(uploadKey(upload.id));
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a');
    await file.close();
    upload.creation_date = new Date().toISOString();
    return upload;
  }

  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    // Not truncated: what a killed server wrote is there already.
    const file = await open(this.path(uploadKey(id)), constants.O_RDWR | constants.O_CREAT);
    let position = offset;
    try {
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        for (let done = 0; done < chunk.length;) {
          const { bytesWritten } = await file.write(chunk, done, chunk.length - done, position);
          done += bytesWritten;
          position += bytesWritten;
        }
      }
    } catch (error) {
      throw isDiskFull(error) ? storageFull() : error;
    } finally {
      await file.datasync();
      await file.close();
      await this.dataSource.manager.update(Upload, { id }, { activeAt: new Date() });
    }
    return position;
  }

  override async getUpload(id: string): Promise<TusUpload> {
    const upload = await this.find(id);
    const offset = upload.finishedAt ? upload.bytes : await this.offset(upload);
    return new TusUpload({
      id,
      size: upload.bytes,
      offset,
      metadata: upload.metadata,
      // The protocol's expiry counts from the last sign of life here.
      creation_date: upload.activeAt.toISOString(),
    });
  }

  override async remove(id: string): Promise<void> {
    await this.end(await this.find(id));
  }

  override getExpiration(): number {
    return UPLOAD_REST_MS;
  }

  private async find(id: string): Promise<Upload> {
    const upload = await this.dataSource.manager
      .createQueryBuilder(Upload, 'upload')
      .innerJoin(Recording, 'recording', 'recording.id = upload.recording_id')
      .where('upload.id = :id and recording.deleted_at is null', { id })
      .getOne();
    if (!upload) throw ERRORS.FILE_NOT_FOUND;
    return upload;
  }

  private async offset({ id, recordingId, bytes }: Upload): Promise<number> {
    const file = await statOrNull(this.path(uploadKey(id)));
    if (file) return Math.min(file.size, bytes);
    // The last byte arrived, the file was moved, and the server died before it said so.
    const original = await statOrNull(this.path(originalKey(recordingId)));
    return original?.size ?? 0;
  }

  private path(key: string): string {
    return join(this.storageFolder, key);
  }
}

export const storageFull = (): DomainError =>
  new DomainError('storage-full', 'unavailable', 'There is not enough room for this file');

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

const statOrNull = (path: string): Promise<Stats | null> =>
  stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
