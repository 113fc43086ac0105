import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@rounds/platform/http';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { PlaybackService } from './playback.service';
import {
  DVR_PLAYLIST,
  LIVE_MASTER,
  LIVE_PLAYLIST,
  playablePrefix,
  SMALL_PLAYLIST,
} from './storage-keys';

/**
 * `live`: the last seconds, for those at the edge; `small`: the same of the small rendition;
 * `master` names these two; `dvr`: everything from the start.
 */
export const LIVE_PLAYLISTS = {
  master: LIVE_MASTER,
  live: LIVE_PLAYLIST,
  small: SMALL_PLAYLIST,
  dvr: DVR_PLAYLIST,
} as const;
export type LivePlaylist = keyof typeof LIVE_PLAYLISTS;

/** So long may a broadcast go on after somebody has come in. */
const LONGEST_MS = 12 * 3_600_000;

/** Files of a recording that still goes out. Who may watch is the caller's to decide. */
@Injectable()
export class LiveMedia {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly playbacks: PlaybackService,
  ) {}

  /** Durable when it resolves. @param name as playlists refer to it */
  async put(recordingId: string, name: string, content: Buffer | string): Promise<void> {
    await this.storage.put(`${playablePrefix(recordingId)}/${name}`, content);
  }

  async putPlaylist(recordingId: string, which: LivePlaylist, text: string): Promise<void> {
    await this.put(recordingId, LIVE_PLAYLISTS[which], text);
  }

  /** What nobody plays any more. Nothing there is fine. */
  async remove(recordingId: string, name: string): Promise<void> {
    await this.storage.remove(`${playablePrefix(recordingId)}/${name}`);
  }

  /** Where this viewer finds it at the edge and from the start, relative to the origin. */
  addresses(recordingId: string, principal: Principal): { live: string; dvr: string } {
    const base = this.playbacks.base(recordingId, LONGEST_MS, principal);
    return { live: `${base}/${LIVE_MASTER}`, dvr: `${base}/${DVR_PLAYLIST}` };
  }
}
