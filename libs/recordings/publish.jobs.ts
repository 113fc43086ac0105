import { Inject, Injectable } from '@nestjs/common';
import { multivariantPlaylist } from '@rounds/media';
import { DataSource } from 'typeorm';
import { HandlesJob } from '@rounds/platform/queue';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { publishJob, type RenditionPayload } from './pipeline-jobs';
import { RecordingEvents } from './recording-events';
import { settledState } from './recording-state';
import { Recording } from './recording.entity';
import { Rendition } from './rendition.entity';
import { masterKey } from './storage-keys';

/** Names what is ready in the multivariant playlist, and settles the recording's state. */
@Injectable()
export class PublishJobs {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly events: RecordingEvents,
  ) {}

  /** Publishers of one recording take turns by its row lock, so the last one knows most. */
  @HandlesJob(publishJob)
  async publish({ recordingId: id }: RenditionPayload): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const recording = await manager.findOne(Recording, { where: { id }, lock });
      if (!recording?.media || recording.deletedAt) return;
      const order = { position: 'ASC' } as const;
      const renditions = await manager.find(Rendition, { where: { recordingId: id }, order });
      const ready = renditions.flatMap(({ state, verified }) =>
        state === 'ready' && verified ? [verified] : [],
      );
      if (ready.length > 0) await this.storage.put(masterKey(id), multivariantPlaylist(ready));
      const state = settledState(renditions);
      await manager.update(
        Recording,
        { id },
        {
          state,
          playable: ready.length > 0,
          version: recording.version + 1,
          updatedAt: new Date(),
          ...faultOf(state),
        },
      );
    });
    this.events.changed(id);
  }
}

function faultOf(
  state: ReturnType<typeof settledState>,
): Pick<Recording, 'errorCode' | 'errorMessage'> {
  switch (state) {
    case 'failed':
      return { errorCode: 'no-rendition', errorMessage: 'No quality could be made; try again' };
    case 'degraded':
      return { errorCode: 'rendition-missing', errorMessage: 'Some qualities could not be made' };
    case 'processing':
    case 'ready':
      return { errorCode: null, errorMessage: null };
  }
}
