import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { hasIndex, makeIndexedCopy, MediaError, NICENESS, type MediaInfo } from '@rounds/media';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import type { Recording } from './recording.entity';
import { wasStopped } from './run-end';
import { Scratch } from './scratch';
import { indexedKey, originalKey } from './storage-keys';

/**
 * What everything is made from: the original, or, where that has no index (MPEG-TS, AVI, Ogg), a copy
 * of it that can be entered anywhere. Without one such a recording would be one chunk, and play only
 * when all of it is made.
 */
@Injectable()
export class IndexedCopies {
  private readonly logger = new Logger('recordings');

  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly scratch: Scratch,
  ) {}

  /**
   * Makes the copy where one is needed. What cannot be copied as it is stays as it was.
   * @param original path of the file that was uploaded
   * @returns what is to be worked on from now on
   */
  async prepare(
    id: string,
    original: string,
    info: MediaInfo,
    signal: AbortSignal,
  ): Promise<MediaInfo> {
    if (hasIndex(info)) return info;
    // Twice where the scratch folder is on another disk, and something for the renditions.
    const space = await this.storage.space();
    if (space && space.freeBytes < 3 * info.bytes) return info;
    try {
      return await this.scratch.use(async (folder) => {
        const output = join(folder, 'indexed');
        const limits = { niceness: NICENESS.awaited };
        const copied = await makeIndexedCopy({ source: original, info, output, signal, limits });
        await this.storage.putFile(indexedKey(id), output);
        return copied;
      });
    } catch (error) {
      if (wasStopped(signal) || !(error instanceof MediaError)) throw error;
      this.logger.log(`${id} stays without an index: ${error.message} ${error.detail ?? ''}`);
      return info;
    }
  }

  /** A local path of what is worked on, to be released. @throws DomainError `file-not-found` */
  borrow({ id, media }: Pick<Recording, 'id' | 'media'>): ReturnType<Storage['borrow']> {
    return this.storage.borrow(media?.indexedFrom ? indexedKey(id) : originalKey(id));
  }
}
