import { z } from 'zod';

const text = z.string().optional();
const whole = z.number().int().optional();

const rawStream = z.object({
  index: z.number().int(),
  codec_type: text,
  codec_name: text,
  profile: text,
  width: whole,
  height: whole,
  sample_aspect_ratio: text,
  pix_fmt: text,
  bits_per_raw_sample: text,
  field_order: text,
  color_space: text,
  color_transfer: text,
  r_frame_rate: text,
  avg_frame_rate: text,
  start_time: text,
  duration: text,
  bit_rate: text,
  channels: whole,
  sample_rate: text,
  disposition: z
    .object({ default: whole, attached_pic: whole, timed_thumbnails: whole })
    .optional(),
  tags: z.record(z.string(), z.string()).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
});

/** The part of `ffprobe -show_format -show_streams -show_chapters` that we read. */
export const rawProbe = z.object({
  streams: z.array(rawStream).default([]),
  chapters: z
    .array(
      z.object({
        start_time: text,
        end_time: text,
        tags: z.record(z.string(), z.string()).optional(),
      }),
    )
    .default([]),
  format: z.object({
    format_name: z.string(),
    nb_streams: whole,
    start_time: text,
    duration: text,
    bit_rate: text,
  }),
});

export type RawProbe = z.infer<typeof rawProbe>;
export type RawStream = z.infer<typeof rawStream>;

/** Seconds in ffprobe's notation to whole milliseconds; null for `N/A` and the like. */
export function toMs(secondsText: string | undefined): number | null {
  const value = Number(secondsText);
  return secondsText === undefined || !Number.isFinite(value) ? null : Math.round(value * 1000);
}

/** `30000/1001` to a number; null for `0/0`. */
export function toRatio(fraction: string | undefined): number | null {
  const [top, bottom] = (fraction ?? '').split(/[/:]/).map(Number);
  const value = (top ?? NaN) / (bottom ?? 1);
  return Number.isFinite(value) && value > 0 ? value : null;
}

/** Matroska's `00:00:09.043000000` to whole milliseconds. */
export function tagMs(tag: string | undefined): number | null {
  const match = /^(\d+):(\d{2}):(\d{2}(?:\.\d+)?)$/.exec(tag ?? '');
  if (!match) return null;
  return Math.round((Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])) * 1000);
}
