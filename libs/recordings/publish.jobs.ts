import { Inject, Injectable } from '@nestjs/common';
import {
  AUDIO_FOLDER,
  averageBandwidth,
  LEVELLED_AUDIO_FOLDER,
  mediaPlaylist,
  multivariantPlaylist,
  peakBandwidth,
  planAudio,
  RENDITION_INIT,
  RENDITION_PLAYLIST,
  SEGMENT_MS,
  segmentFile,
  type AudioRendition,
  type MediaInfo,
  type SegmentRun,
  type VerifiedRendition,
} from '@rounds/media';
import { HandlesJob } from '@rounds/platform/queue';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { DataSource, In, type EntityManager } from 'typeorm';
import { measure, prefixOf, type Prefix } from './ladder';
import { Pipeline } from './pipeline';
import { publishJob, type PublishPayload } from './pipeline-jobs';
import { RecordingArtifact } from './recording-artifact.entity';
import { RecordingChunk } from './recording-chunk.entity';
import { RecordingEvents } from './recording-events';
import { settledState, type WorkState } from './recording-state';
import { Recording } from './recording.entity';
import { Rendition } from './rendition.entity';
import { removeSmallFiles } from './small-files';
import { chunkFolder, masterKey, renditionPrefix } from './storage-keys';

interface Sound {
  state: WorkState;
  /** Null: nothing is stored of it. */
  run: SegmentRun | null;
  /** Where it lies. */
  folder: string;
}

/**
 * The one writer of a recording's playlists: extends them by what chunks and sound have become, and
 * settles the recording's state. Publishers take turns by its row lock, so the last knows most.
 */
@Injectable()
export class PublishJobs {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly events: RecordingEvents,
    private readonly pipeline: Pipeline,
  ) {}

  @HandlesJob(publishJob)
  async publish({ recordingId: id }: PublishPayload): Promise<void> {
    const over = await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const recording = await manager.findOne(Recording, { where: { id }, lock });
      if (!recording?.media || recording.deletedAt) return null;
      const sound = await readSound(manager, id);
      const played = await this.extend(manager, id);
      const renditions = await manager.findBy(Rendition, { recordingId: id });
      // Pictures wait for the first of the sound, unless there is none to come.
      const isAudible = sound === null || sound.state === 'failed' || sound.run !== null;
      const playable = recording.playable || (played.length > 0 && isAudible);
      const state = settledState(renditions, sound?.state);
      // What went out live plays from its first to its last second, until the ladder does so too.
      const isBetter = recording.source === 'upload' || state === 'ready' || state === 'degraded';
      if (played.length > 0 && isAudible && isBetter) {
        const audio = sound?.run ? audioRendition(recording.media, sound) : null;
        const list = multivariantPlaylist(played, audio, state === 'processing');
        await this.storage.put(masterKey(id), list);
      }
      if (recording.source === 'broadcast' && state !== 'processing') {
        await removeSmallFiles(this.storage, id);
      }
      const isMute = sound?.state === 'failed';
      const change = { state, playable, ...faultOf(state, isMute) };
      const version = recording.version + 1;
      await manager.update(Recording, { id }, { ...change, version, updatedAt: new Date() });
      const isOver = state === 'ready' || state === 'degraded';
      return isOver && (await planSlides(manager, id)) ? recording : null;
    });
    if (over) await this.pipeline.artifact(over, 'slides');
    this.events.changed(id);
  }

  /** Writes each quality's playlist as far as it goes. @returns those that can be played */
  private async extend(manager: EntityManager, recordingId: string): Promise<VerifiedRendition[]> {
    const where = { recordingId };
    const chunks = await manager.find(RecordingChunk, { where, order: { index: 'ASC' } });
    const renditions = await manager.find(Rendition, { where, order: { position: 'ASC' } });
    const played: VerifiedRendition[] = [];
    for (const rendition of renditions) {
      const { id, name, plan, state, verified } = rendition;
      if (state === 'ready') {
        // Complete already, or from before recordings were made in chunks.
        if (verified) played.push(verified);
        continue;
      }
      const prefix = prefixOf(name, chunks);
      if (!prefix || state === 'failed') continue;
      const measured = measure(plan, prefix);
      const key = `${renditionPrefix(recordingId, name)}/${RENDITION_PLAYLIST}`;
      await this.storage.put(key, playlistOf(prefix));
      played.push(measured);
      if (!prefix.complete) continue;
      const over = { state: 'ready', step: 'done', percent: 100 } as const;
      const clean = { errorCode: null, errorDetail: null, updatedAt: new Date() };
      await manager.update(Rendition, { id }, { ...over, ...clean, verified: measured });
    }
    return played;
  }
}

const playlistOf = ({ segments, complete }: Prefix): string =>
  mediaPlaylist(
    {
      init: `${chunkFolder(0)}/${RENDITION_INIT}`,
      ended: complete,
      segments: segments.map(({ chunk, number, ...segment }) => ({
        ...segment,
        uri: `${chunkFolder(chunk)}/${segmentFile(number)}`,
      })),
    },
    SEGMENT_MS,
  );

/** Slides are looked for in what is complete. @returns whether that is new work */
async function planSlides(manager: EntityManager, recordingId: string): Promise<boolean> {
  const now = new Date();
  const due = { state: 'pending', attempts: 0, enqueuedAt: now, updatedAt: now } as const;
  const { raw } = await manager
    .createQueryBuilder()
    .insert()
    .into(RecordingArtifact)
    .values({ recordingId, kind: 'slides', ...due })
    .orIgnore()
    .returning('kind')
    .execute();
  return (raw as unknown[]).length > 0;
}

/** What is heard: as it was recorded, until it is there as loud as other classes. */
async function readSound(manager: EntityManager, recordingId: string): Promise<Sound | null> {
  const found = await manager.find(RecordingArtifact, {
    select: { recordingId: true, kind: true, state: true, facts: true },
    where: { recordingId, kind: In(['audio', 'loudness']) },
  });
  const audio = found.find(({ kind }) => kind === 'audio');
  if (!audio) return null;
  const levelled = found.find(({ kind, state }) => kind === 'loudness' && state === 'ready');
  const better = levelled?.facts && 'run' in levelled.facts ? levelled.facts.run : null;
  if (better) return { state: audio.state, run: better, folder: LEVELLED_AUDIO_FOLDER };
  const run = audio.facts && 'segments' in audio.facts ? audio.facts : null;
  const begun = run && run.segments.length > 0 ? run : null;
  return { state: audio.state, run: begun, folder: AUDIO_FOLDER };
}

/** As for pictures: what is planned while it grows, then what was measured. */
function audioRendition(media: MediaInfo, { state, run, folder }: Sound): AudioRendition | null {
  if (!run) return null;
  const [peak, average] = [peakBandwidth(run.segments, SEGMENT_MS), averageBandwidth(run.segments)];
  const isWhole = state === 'ready' || folder === LEVELLED_AUDIO_FOLDER;
  const planned = isWhole ? 0 : (planAudio(media)?.bitrate ?? 0);
  return {
    folder,
    codecs: run.codecs,
    bandwidth: Math.max(peak, planned),
    averageBandwidth: Math.max(average, planned),
  };
}

function faultOf(
  state: ReturnType<typeof settledState>,
  isMute: boolean,
): Pick<Recording, 'errorCode' | 'errorMessage'> {
  switch (state) {
    case 'failed':
      return { errorCode: 'no-rendition', errorMessage: 'No quality could be made; try again' };
    case 'degraded':
      return isMute
        ? { errorCode: 'sound-missing', errorMessage: 'The sound could not be made; try again' }
        : { errorCode: 'rendition-missing', errorMessage: 'Some qualities could not be made' };
    case 'processing':
    case 'ready':
      return { errorCode: null, errorMessage: null };
  }
}
