import { Inject, Injectable } from '@nestjs/common';
import { RENDITION_INIT, segmentFile } from '@rounds/media';
import type { Principal } from '@rounds/platform/http';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { PlaybackService } from './playback.service';
import { DVR_PLAYLIST, LIVE_PLAYLIST, playablePrefix, takeFolder } from './storage-keys';

const PLAYLISTS = { live: LIVE_PLAYLIST, dvr: DVR_PLAYLIST } as const;
/** `live`: the last seconds, for those at the edge; `dvr`: everything from the start. */
export type LivePlaylist = keyof typeof PLAYLISTS;

/** So long may a broadcast go on after somebody has come in. */
const LONGEST_MS = 12 * 3_600_000;

/** Files of a recording that still goes out. Who may watch is the caller's to decide. */
@Injectable()
export class LiveMedia {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly playbacks: PlaybackService,
  ) {}

  async putInit(recordingId: string, take: number, bytes: Buffer): Promise<void> {
    await this.put(recordingId, `${takeFolder(take)}/${RENDITION_INIT}`, bytes);
  }

  /** Durable when it resolves. */
  async putSegment(
    recordingId: string,
    { take, index }: { take: number; index: number },
    bytes: Buffer,
  ): Promise<void> {
    await this.put(recordingId, `${takeFolder(take)}/${segmentFile(index)}`, bytes);
  }

  async putPlaylist(recordingId: string, which: LivePlaylist, text: string): Promise<void> {
    await this.put(recordingId, PLAYLISTS[which], text);
  }

  /** Addresses of both playlists for this viewer, relative to the origin. */
  addresses(recordingId: string, principal: Principal): Record<LivePlaylist, string> {
    const base = this.playbacks.base(recordingId, LONGEST_MS, principal);
    return { live: `${base}/${LIVE_PLAYLIST}`, dvr: `${base}/${DVR_PLAYLIST}` };
  }

  private put(recordingId: string, name: string, content: Buffer | string): Promise<void> {
    return this.storage.put(`${playablePrefix(recordingId)}/${name}`, content);
  }
}
