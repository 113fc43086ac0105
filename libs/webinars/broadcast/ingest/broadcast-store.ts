import { RENDITION_INIT, segmentFile } from '@rounds/media';
import { takeFolder, type LiveMedia } from '@rounds/recordings';
import type { DataSource } from 'typeorm';
import { BroadcastSegment } from '../broadcast-segment.entity';
import { BroadcastTake } from '../broadcast-take.entity';
import type { Broadcast } from '../broadcast.entity';
import { dvrPlaylist, livePlaylist, type FileNames } from '../live-playlists';
import type { StoredSegment, Take } from '../take';

const FILES: FileNames = {
  init: (take) => `${takeFolder(take)}/${RENDITION_INIT}`,
  segment: (take, index) => `${takeFolder(take)}/${segmentFile(index)}`,
};

/** What is kept of one broadcast: files in the storage, and rows that say which of them count. */
export class BroadcastStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly media: LiveMedia,
    private readonly broadcast: Pick<Broadcast, 'id' | 'recordingId'>,
  ) {}

  async begin({ segments: _, ...take }: Take, init: Buffer): Promise<void> {
    await this.media.putInit(this.broadcast.recordingId, take.number, init);
    const row = { ...take, broadcastId: this.broadcast.id };
    // Again after an attempt whose answer was lost.
    await this.dataSource.manager.upsert(BroadcastTake, row, ['broadcastId', 'number']);
  }

  async keep({ number: take }: Take, segment: StoredSegment, bytes: Buffer): Promise<void> {
    const { id: broadcastId, recordingId } = this.broadcast;
    await this.media.putSegment(recordingId, { take, index: segment.index }, bytes);
    const row = { ...segment, broadcastId, take };
    await this.dataSource.manager.upsert(BroadcastSegment, row, ['broadcastId', 'take', 'index']);
  }

  async publishLive(takes: readonly Take[], ended: boolean): Promise<void> {
    const text = livePlaylist(takes, FILES, ended);
    await this.media.putPlaylist(this.broadcast.recordingId, 'live', text);
  }

  async publishDvr(takes: readonly Take[], ended: boolean): Promise<void> {
    const text = dvrPlaylist(takes, FILES, ended);
    await this.media.putPlaylist(this.broadcast.recordingId, 'dvr', text);
  }

  /** What was stored before this process began. */
  async load(): Promise<Take[]> {
    const where = { broadcastId: this.broadcast.id };
    const { manager } = this.dataSource;
    const [takes, segments] = await Promise.all([
      manager.find(BroadcastTake, { where, order: { number: 'ASC' } }),
      manager.find(BroadcastSegment, { where, order: { take: 'ASC', index: 'ASC' } }),
    ]);
    return takes.map(({ broadcastId: _, ...take }) => ({
      ...take,
      segments: segments
        .filter((segment) => segment.take === take.number)
        .map(({ index, durationMs, bytes }) => ({ index, durationMs, bytes })),
    }));
  }
}
