import { z } from 'zod';
import { WORK_STATES } from './recording-state';

/** When other slides come, ms from the beginning, in order; none until it is `ready`. */
export const recordingSlides = z
  .object({ state: z.enum(WORK_STATES), changes: z.array(z.number().int().min(0)) })
  .meta({ id: 'RecordingSlides' });
export type RecordingSlidesView = z.infer<typeof recordingSlides>;
