import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { CONFIG, type Config } from '@rounds/platform/config';
import { DomainError } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import {
  playbackExpiry,
  playbackKey,
  readPlaybackToken,
  signPlaybackToken,
  type PlaybackViewer,
} from './playback-token';
import { RecordingArtifact } from './recording-artifact.entity';
import type { Playback } from './recording-view';
import { Recording } from './recording.entity';
import { MASTER_PLAYLIST, POSTER_FILE, THUMBNAILS_FILE, THUMBNAILS_FOLDER } from './storage-keys';

/** Makes and reads playback tokens. Who may watch what is the caller's to decide. */
@Injectable()
export class PlaybackService {
  private readonly key: Buffer;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly dataSource: DataSource,
  ) {
    this.key = playbackKey(config.ROUNDS_SECRET);
  }

  /** @throws DomainError `not-playable` while no rendition is ready */
  async playback(recording: Recording, principal: Principal): Promise<Playback> {
    if (!recording.playable) {
      throw new DomainError('not-playable', 'conflict', 'This recording cannot be played yet');
    }
    const artifacts = await this.dataSource.manager.findBy(RecordingArtifact, {
      recordingId: recording.id,
      state: 'ready',
    });
    const has = (kind: string): boolean => artifacts.some((artifact) => artifact.kind === kind);
    const { base, expiresAtMs } = this.address(recording, principal);
    return {
      src: `${base}/${MASTER_PLAYLIST}`,
      posterUrl: has('poster') ? `${base}/${POSTER_FILE}` : null,
      thumbnailsUrl: has('thumbnails') ? `${base}/${THUMBNAILS_FOLDER}/${THUMBNAILS_FILE}` : null,
      expiresAt: new Date(expiresAtMs).toISOString(),
    };
  }

  /** Recording id → address of its poster, for lists; recordings without one are left out. */
  async posterUrls(
    recordingIds: readonly string[],
    principal: Principal,
  ): Promise<Map<string, string>> {
    if (recordingIds.length === 0) return new Map();
    const recordings = await this.dataSource.manager
      .createQueryBuilder(Recording, 'recording')
      .select(['recording.id', 'recording.durationMs'])
      .innerJoin(RecordingArtifact, 'poster', 'poster.recording_id = recording.id')
      .where({ id: In([...new Set(recordingIds)]) })
      .andWhere(`poster.kind = 'poster' and poster.state = 'ready'`)
      .getMany();
    return new Map(
      recordings.map((one) => [one.id, `${this.address(one, principal).base}/${POSTER_FILE}`]),
    );
  }

  /** Where the files of a recording lie for this viewer, also of one that still goes out live. */
  base(recordingId: string, durationMs: number, principal: Principal): string {
    return this.address({ id: recordingId, durationMs }, principal).base;
  }

  /** The recording that a token lets this viewer play; null for every token that does not. */
  read(token: string, viewer: PlaybackViewer): string | null {
    return readPlaybackToken(this.key, token, viewer, Date.now());
  }

  private address(
    { id, durationMs }: Pick<Recording, 'id' | 'durationMs'>,
    { personId, sessionId }: Principal,
  ): { base: string; expiresAtMs: number } {
    const expiresAtMs = playbackExpiry(Date.now(), durationMs ?? 0);
    const claim = { recordingId: id, personId, sessionId, expiresAtMs };
    return { base: `/media/${signPlaybackToken(this.key, claim)}`, expiresAtMs };
  }
}
