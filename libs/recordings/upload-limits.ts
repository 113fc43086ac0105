import { z } from 'zod';
import type { MediaLimits } from '@rounds/media';
import type { Config } from '@rounds/platform/config';

/** An upload that gets no bytes for this long ends. */
export const UPLOAD_REST_MS = 7 * 24 * 3_600_000;

/** Uploads of one person that are not finished yet. */
export const MOST_UNFINISHED = 25;

/** Room that must be left for what is made from a file, beyond its own size. */
export const SPARE_BYTES = 256 * 1024 ** 2;
export const neededBytes = (uploadBytes: number): number =>
  Math.ceil(uploadBytes * 1.5) + SPARE_BYTES;

export const mediaLimits = (config: Config): MediaLimits => ({
  maxBytes: config.UPLOAD_MAX_BYTES,
  maxDurationMs: Math.round(config.UPLOAD_MAX_HOURS * 3_600_000),
  maxPixelsPerSide: config.UPLOAD_MAX_PIXELS,
  maxFps: config.UPLOAD_MAX_FPS,
  maxTracks: config.UPLOAD_MAX_TRACKS,
});

/** What a person is told before choosing files. */
export const uploadLimitsView = z
  .object({
    maxBytes: z.number().int(),
    maxHours: z.number(),
    maxPixels: z.number().int(),
    maxFps: z.number(),
    maxTracks: z.number().int(),
    containers: z.array(z.string()),
    extensions: z.array(z.string()),
  })
  .meta({ id: 'UploadLimits' });

export const uploadLimits = (config: Config): z.infer<typeof uploadLimitsView> => ({
  maxBytes: config.UPLOAD_MAX_BYTES,
  maxHours: config.UPLOAD_MAX_HOURS,
  maxPixels: config.UPLOAD_MAX_PIXELS,
  maxFps: config.UPLOAD_MAX_FPS,
  maxTracks: config.UPLOAD_MAX_TRACKS,
  containers: ['MP4', 'QuickTime', 'Matroska', 'WebM', 'AVI', 'Ogg', 'MPEG-TS'],
  // Only a help for the file dialog: what a file is, its content tells.
  extensions: ['.mp4', '.m4v', '.mov', '.mkv', '.webm', '.avi', '.ogv', '.ogg', '.ts', '.m2ts'],
});
