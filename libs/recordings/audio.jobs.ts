import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  levellingGain,
  makeAudio,
  measureLoudness,
  NICENESS,
  mediaPlaylist,
  planAudio,
  readMediaPlaylist,
  RENDITION_INIT,
  RENDITION_PLAYLIST,
  SEGMENT_MS,
  type MediaInfo,
  type SegmentRun,
} from '@rounds/media';
import { GivesUpJob, HandlesJob, type JobContext } from '@rounds/platform/queue';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { ArtifactWork } from './artifact-work';
import { IndexedCopies } from './indexed-copies.service';
import { Pipeline } from './pipeline';
import { audioJob, type RecordingPayload } from './pipeline-jobs';
import type { Recording } from './recording.entity';
import { isFinal, wasStopped } from './run-end';
import { Scratch } from './scratch';
import { artifactKey } from './storage-keys';

/** How often to look for what has come; nothing plays without the first of it. */
const LOOK_EVERY_MS = { first: 25, later: 200 };
const LIMITS = { niceness: NICENESS.awaited };

/** What is stored of the sound so far, in order. */
type Stored = { uri: string; bytes: number; durationMs: number }[];

/** Makes the sound of the whole recording in one run, and publishes it as it grows. */
@Injectable()
export class AudioJobs {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly indexed: IndexedCopies,
    private readonly scratch: Scratch,
    private readonly work: ArtifactWork,
    private readonly pipeline: Pipeline,
  ) {}

  @HandlesJob(audioJob)
  async audio({ recordingId }: RecordingPayload, { signal }: JobContext): Promise<void> {
    const recording = await this.work.begin(recordingId, 'audio');
    if (!recording?.media) return;
    const { media } = recording;
    const make = () =>
      this.scratch.use((folder) => this.make(recording, media, join(folder, 'out'), signal));
    if (!(await this.work.attempt(recordingId, 'audio', signal, make))) return;
    await this.pipeline.publish(recording, 'audio.ready');
  }

  @GivesUpJob(audioJob)
  async giveUp({ recordingId }: RecordingPayload, error: Error): Promise<void> {
    if (!isFinal(error)) return;
    const recording = await this.work.fail(recordingId, 'audio', error);
    if (recording) await this.pipeline.publish(recording, 'audio.failed');
  }

  private async make(
    recording: Recording,
    info: MediaInfo,
    outputDir: string,
    signal: AbortSignal,
  ): Promise<void> {
    const plan = planAudio(info);
    if (!plan) throw new Error('Sound was planned for a recording without any');
    const { id } = recording;
    const original = await this.indexed.borrow(recording);
    const stored: Stored = [];
    let told = false;
    const growth = this.again(async () => {
      const grown = await this.store(id, outputDir, stored, false);
      if (grown && !told) await this.pipeline.publish(recording, 'audio.begun');
      told ||= grown;
      return told ? LOOK_EVERY_MS.later : LOOK_EVERY_MS.first;
    });
    try {
      const source = original.path;
      const gainDb = (await this.work.isPlanned(id, 'loudness'))
        ? 0
        : await this.gain(source, info, signal);
      const run = await makeAudio({
        ...{ source, info, plan, outputDir, gainDb, signal },
        limits: LIMITS,
      });
      await growth.stop();
      await this.work.commit(id, 'audio', run, () =>
        this.store(id, outputDir, stored, true).then(() => undefined),
      );
    } finally {
      await growth.stop();
      await original.release();
    }
  }

  /** What brings it to the loudness of other classes; sound that cannot be measured stays as it is. */
  private async gain(source: string, info: MediaInfo, signal: AbortSignal): Promise<number> {
    const loudness = await measureLoudness(source, info, { signal, limits: LIMITS }).catch(
      (error: unknown) => {
        if (wasStopped(signal)) throw error;
        return null;
      },
    );
    return loudness ? levellingGain(loudness) : 0;
  }

  /**
   * Stores what is new in the folder, then the playlist that names it. A run after a killed one
   * makes the same again, so it never takes away what players know already.
   * @returns whether there is something to play
   */
  private async store(
    id: string,
    folder: string,
    stored: Stored,
    ended: boolean,
  ): Promise<boolean> {
    const text = await readFile(join(folder, RENDITION_PLAYLIST), 'utf8').catch(() => null);
    if (text === null) return false;
    const { segments } = readMediaPlaylist(text, !ended);
    const fresh = segments.slice(stored.length);
    if (fresh.length === 0 && !ended) return stored.length > 0;
    const prefix = artifactKey(id, 'audio');
    const put = (name: string): Promise<void> =>
      this.storage.put(`${prefix}/${name}`, createReadStream(join(folder, name)));
    if (stored.length === 0) await put(RENDITION_INIT);
    for (const segment of fresh) {
      await put(segment.uri);
      stored.push({ ...segment, bytes: (await stat(join(folder, segment.uri))).size });
    }
    const known = ended ? 0 : await this.work.storedSegments(id);
    if (stored.length > known) {
      const list = mediaPlaylist({ init: RENDITION_INIT, segments: stored, ended }, SEGMENT_MS);
      await this.storage.put(`${prefix}/${RENDITION_PLAYLIST}`, list);
      if (!ended) await this.work.note(id, 'audio', partOf(stored));
    }
    return stored.length > 0;
  }

  /**
   * Repeats without overlap until it is stopped; a failure is left to the end of the run.
   * @param look tells how long to wait for the next one, in ms
   */
  private again(look: () => Promise<number>): { stop: () => Promise<void> } {
    const stopped = new AbortController();
    const { signal } = stopped;
    const running = (async () => {
      while (!signal.aborted) {
        const waitMs = await look().catch(() => LOOK_EVERY_MS.later);
        await sleep(waitMs, undefined, { signal }).catch(() => undefined);
      }
    })();
    return {
      stop: async () => {
        stopped.abort();
        await running;
      },
    };
  }
}

/** What is known of the sound before it is complete. */
const partOf = (stored: Stored): SegmentRun => ({
  init: '',
  codecs: 'mp4a.40.2',
  segments: stored.map(({ bytes, durationMs }) => ({ bytes, durationMs })),
});
