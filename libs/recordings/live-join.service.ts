import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { joinLive } from '@rounds/media';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { playlistTakes, type PlaylistTake } from './playlist-takes';
import { Scratch } from './scratch';
import { DVR_PLAYLIST, originalKey, playablePrefix } from './storage-keys';

/** Makes the one source of the ladder out of the segments that went out live. */
@Injectable()
export class LiveJoin {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly scratch: Scratch,
  ) {}

  /** Does nothing when it is there. @throws MediaError with a `ffmpeg-…` code */
  async ensureOriginal(recordingId: string, signal: AbortSignal): Promise<void> {
    if (await this.storage.stat(originalKey(recordingId))) return;
    const takes = playlistTakes(await this.text(recordingId, DVR_PLAYLIST));
    await this.scratch.use(async (folder) => {
      const output = join(folder, 'joined');
      if (await this.areAlike(recordingId, takes)) {
        const all = takes.flatMap(({ init, segments }, at) => [
          ...(at === 0 ? [init] : []),
          ...segments,
        ]);
        await this.collect(recordingId, all, join(folder, 'fragments'));
        await joinLive(join(folder, 'fragments'), output, 'mp4', { signal });
      } else {
        await this.joinUnlike(recordingId, takes, folder, signal);
      }
      await this.storage.putFile(originalKey(recordingId), output);
    });
  }

  /** Where picture sizes or codecs changed on the way, each part tells its own: a transport stream. */
  private async joinUnlike(
    recordingId: string,
    takes: readonly PlaylistTake[],
    folder: string,
    signal: AbortSignal,
  ): Promise<void> {
    for (const { init, segments } of takes) {
      await this.collect(recordingId, [init, ...segments], join(folder, 'fragments'));
      await joinLive(join(folder, 'fragments'), join(folder, 'part'), 'mpegts', { signal });
      await pipeline(
        createReadStream(join(folder, 'part')),
        createWriteStream(join(folder, 'joined'), { flags: 'a' }),
      );
    }
  }

  private async areAlike(recordingId: string, takes: readonly PlaylistTake[]): Promise<boolean> {
    const inits = await Promise.all(takes.map(({ init }) => this.bytes(recordingId, init)));
    return inits.every((init) => init.equals(inits[0] ?? init));
  }

  private async collect(
    recordingId: string,
    names: readonly string[],
    target: string,
  ): Promise<void> {
    const storage = this.storage;
    await pipeline(async function* () {
      for (const name of names) yield* await storage.read(`${playablePrefix(recordingId)}/${name}`);
    }, createWriteStream(target));
  }

  private async bytes(recordingId: string, name: string): Promise<Buffer> {
    const stream = await this.storage.read(`${playablePrefix(recordingId)}/${name}`);
    return Buffer.concat(await stream.toArray());
  }

  private async text(recordingId: string, name: string): Promise<string> {
    return (await this.bytes(recordingId, name)).toString('utf8');
  }
}
