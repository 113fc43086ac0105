import type { SoundShape } from '@rounds/media';
import { z } from 'zod';
import { WORK_STATES, type RecordingState, type WorkState } from './recording-state';

const milliseconds = z.number().int().min(0);

/** Empty lists until it is `ready`; `none`: there is no sound, or never will be. */
export const recordingSound = z
  .object({
    state: z.enum([...WORK_STATES, 'none']),
    intervalMs: milliseconds,
    peaks: z.array(z.number().int().min(0).max(255)),
    silences: z.array(z.tuple([milliseconds, milliseconds])),
  })
  .meta({ id: 'RecordingSound' });
export type RecordingSoundView = z.infer<typeof recordingSound>;

export interface SoundFacts {
  recording: { state: RecordingState; media: { audio: readonly unknown[] } | null };
  artifact: { state: WorkState; facts: SoundShape | null } | null;
}

/** The sound of a recording as the editor gets it. */
export function toSoundView({ recording, artifact }: SoundFacts): RecordingSoundView {
  const empty = { intervalMs: 0, peaks: [], silences: [] };
  if (artifact) return { ...empty, ...artifact.facts, state: artifact.state };
  const { state, media } = recording;
  const over = state === 'rejected' || state === 'failed';
  return { ...empty, state: over || media?.audio.length === 0 ? 'none' : 'pending' };
}
