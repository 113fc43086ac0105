import { RENDITION_INIT, segmentFile } from '@rounds/media';
import { smallFolder, takeFolder, type LiveMedia, type LivePlaylist } from '@rounds/recordings';
import type { DataSource } from 'typeorm';
import { BroadcastSegment } from '../broadcast-segment.entity';
import { BroadcastTake } from '../broadcast-take.entity';
import type { Broadcast } from '../broadcast.entity';
import { dvrPlaylist, livePlaylist, type FilesOf } from '../live-playlists';
import type { StoredSegment, Take } from '../take';

const initName = (take: number): string => `${takeFolder(take)}/${RENDITION_INIT}`;
const segmentName = (take: number, index: number): string =>
  `${takeFolder(take)}/${segmentFile(index)}`;
const FILES: FilesOf = ({ take: { number }, segment: { index } }) => ({
  init: initName(number),
  segment: segmentName(number, index),
});

/** What is kept of one broadcast: files in the storage, and rows that say which of them count. */
export class BroadcastStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly media: LiveMedia,
    private readonly broadcast: Pick<Broadcast, 'id' | 'recordingId'>,
  ) {}

  async begin({ segments: _, ...take }: Take, init: Buffer): Promise<void> {
    await this.put(initName(take.number), init);
    const row = { ...take, broadcastId: this.broadcast.id };
    // Again after an attempt whose answer was lost.
    await this.dataSource.manager.upsert(BroadcastTake, row, ['broadcastId', 'number']);
  }

  async keep({ number: take }: Take, segment: StoredSegment, bytes: Buffer): Promise<void> {
    const { id: broadcastId } = this.broadcast;
    await this.put(segmentName(take, segment.index), bytes);
    const row = { ...segment, broadcastId, take };
    await this.dataSource.manager.upsert(BroadcastSegment, row, ['broadcastId', 'take', 'index']);
  }

  async publishLive(takes: readonly Take[], ended: boolean): Promise<void> {
    await this.publish('live', livePlaylist(takes, FILES, ended));
  }

  async publishDvr(takes: readonly Take[], ended: boolean): Promise<void> {
    await this.publish('dvr', dvrPlaylist(takes, FILES, ended));
  }

  async publishMaster(text: string): Promise<void> {
    await this.publish('master', text);
  }

  async publishSmall(text: string): Promise<void> {
    await this.publish('small', text);
  }

  /** Of the small rendition only files are kept: it goes when the broadcast is over. */
  async beginSmall(run: number, init: Buffer): Promise<void> {
    await this.put(`${smallFolder(run)}/${RENDITION_INIT}`, init);
  }

  async keepSmall(run: number, sequence: number, bytes: Buffer): Promise<void> {
    await this.put(`${smallFolder(run)}/${segmentFile(sequence)}`, bytes);
  }

  async dropSmall(name: string): Promise<void> {
    await this.media.remove(this.broadcast.recordingId, name);
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

  private put(name: string, content: Buffer): Promise<void> {
    return this.media.put(this.broadcast.recordingId, name, content);
  }

  private publish(which: LivePlaylist, text: string): Promise<void> {
    return this.media.putPlaylist(this.broadcast.recordingId, which, text);
  }
}
