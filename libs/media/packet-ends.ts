import { inputOptions, inputUrl } from './input-arguments';
import { toMs } from './raw-probe';
import { runFfprobe } from './run-ffprobe';
import type { RunOptions } from './run-options';

/**
 * Reads packets (without decoding) and tells where each track ends.
 * @param fromMs on the file's own clock; null reads the whole file
 * @returns stream index → end of its last whole packet, in ms on the file's clock
 */
export async function packetEnds(
  file: string,
  fromMs: number | null,
  options: RunOptions,
): Promise<Map<number, number>> {
  const ends = new Map<number, number>();
  const onLine = (line: string): void => {
    const end = packetEnd(line);
    if (end) ends.set(end.index, Math.max(ends.get(end.index) ?? -Infinity, end.ms));
  };
  const from = ((fromMs ?? 0) / 1000).toFixed(3);
  const interval = fromMs === null ? [] : ['-read_intervals', `${from}%${FAR_SECONDS}`];
  const args = ['-v', 'error', ...inputOptions(), ...interval, ...ENTRIES, inputUrl(file)];
  await runFfprobe(args, onLine, options);
  return ends;
}

/** Later than any end. An interval without an end makes some ffprobe builds read nothing at all. */
const FAR_SECONDS = 10_000_000;

const ENTRIES = [
  '-show_entries',
  'packet=stream_index,pts_time,dts_time,duration_time,flags',
  '-of',
  'compact=p=0:nk=0',
];

/** Reads `stream_index=0|pts_time=1.0|…`; null for a packet that is cut off or has no time. */
export function packetEnd(line: string): { index: number; ms: number } | null {
  const field = (name: string): string | undefined =>
    new RegExp(`(?:^|\\|)${name}=([^|]*)`).exec(line)?.[1];
  const corrupt = field('flags')?.includes('C') ?? false;
  const at = toMs(field('pts_time')) ?? toMs(field('dts_time'));
  if (corrupt || at === null) return null;
  return { index: Number(field('stream_index')), ms: at + (toMs(field('duration_time')) ?? 0) };
}
