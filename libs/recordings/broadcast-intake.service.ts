import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { streamInf } from '@rounds/media';
import { displayName } from '@rounds/platform/files';
import { PRIORITY } from '@rounds/platform/queue';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { Pipeline } from './pipeline';
import { RecordingEvents } from './recording-events';
import { Recording } from './recording.entity';
import { DVR_PLAYLIST, masterKey } from './storage-keys';

/** Who was there wants to see it again at once: the work on all of it keeps off them so long. */
const AFTER_END_MS = 3_000;

/** What went out, as it was measured. */
export interface EndedBroadcast {
  /** Under which its segments were stored as they went out. */
  recordingId: string;
  title: string;
  presenterId: string | null;
  durationMs: number;
  bytes: number;
  /** Bits per second. */
  bandwidth: number;
  averageBandwidth: number;
  width: number;
  height: number;
  /** RFC 6381. */
  codecs: string;
}

/** Makes a recording of what went out live: it plays at once, and the ladder follows. */
@Injectable()
export class BroadcastIntake {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly pipeline: Pipeline,
    private readonly events: RecordingEvents,
  ) {}

  /** Safe to repeat. The whole `dvr` playlist is stored already. */
  async adopt(manager: EntityManager, ended: EndedBroadcast): Promise<void> {
    const { recordingId: id, durationMs, bytes, presenterId, title } = ended;
    await this.storage.put(masterKey(id), master(ended));
    const now = new Date();
    await manager
      .createQueryBuilder()
      .insert()
      .into(Recording)
      .values({
        ...{
          id,
          bytes,
          durationMs,
          uploadedBy: presenterId,
          fileName: displayName(title, 'recording'),
        },
        ...{ state: 'uploaded', source: 'broadcast', playable: true, priority: PRIORITY.normal },
        ...{ enqueuedAt: now, createdAt: now, updatedAt: now },
      })
      .orIgnore()
      .execute();
  }

  /** To be called after the commit; the sweeper does it when this is lost. */
  async prepare(recordingId: string): Promise<void> {
    this.events.changed(recordingId);
    await this.pipeline.probe({ id: recordingId, priority: PRIORITY.normal }, AFTER_END_MS);
  }
}

const master = (ended: EndedBroadcast): string =>
  [
    ...['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'],
    ...[streamInf({ ...ended, frameRate: null }), DVR_PLAYLIST, ''],
  ].join('\n');
