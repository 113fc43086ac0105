import { open, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { MOST_HEAD_BYTES, readBoxHead, timeScale } from './boxes';
import { readTrackFragment, sampleBytes, type TrackFragment } from './fragment';
import { MediaError } from './media-error';
import { initSummary, type MeasuredRun, type MeasuredSegment } from './measure-run';
import { presentationTimes, retimed } from './presentation-times';
import { RENDITION_INIT, segmentFile } from './rendition';
import { segmentHead } from './segment-head';

export interface CutRequest {
  /** A fragmented MP4 file with one track. */
  file: string;
  /** Gets the init segment and the segments. */
  outputDir: string;
  /** Number of the first segment in the whole recording. */
  firstSegment: number;
  /** When the first picture is shown, and when the last one is over, on the recording's clock. */
  startSeconds: number;
  endSeconds: number;
  /** Where segments begin; each fragment is one when left out. */
  segmentSeconds?: number;
}

interface FoundFragment {
  fragment: TrackFragment;
  /** Where its media lies in the file. */
  at: number;
  bytes: number;
}

/**
 * Makes an init segment and media segments (RFC 8216 §3.3) of a fragmented file. Every picture keeps
 * its place among the others; the first one is shown at `startSeconds`, and each lasts until the
 * next one is shown, also across segments.
 * @throws MediaError `rendition-undecodable`, `rendition-codec-wrong`, `rendition-duration-wrong`
 */
export async function cutFragments(request: CutRequest): Promise<MeasuredRun> {
  const { outputDir, firstSegment } = request;
  const handle = await open(request.file).catch((error: unknown) => {
    throw new MediaError('rendition-segment-missing', 'Nothing was made', String(error));
  });
  try {
    const { init, fragments } = await readFile(handle);
    const scale = timeScale(init);
    const summary = initSummary(init, scale);
    await writeFile(join(outputDir, RENDITION_INIT), init);
    const segments: MeasuredSegment[] = [];
    for (const [at, group] of segmentsOf(fragments, request, scale ?? 1).entries()) {
      const number = firstSegment + at;
      const parts: Buffer[] = [];
      for (const [nth, { fragment, ...place }] of group.entries()) {
        parts.push(segmentHead(number * MOST_FRAGMENTS + nth + 1, fragment));
        parts.push(await readBytes(handle, place.at, place.bytes));
      }
      await writeFile(join(outputDir, segmentFile(number)), parts);
      segments.push(measured(segmentFile(number), group, parts, scale ?? 1));
    }
    const measures = segments.map(({ bytes, durationMs }) => ({ bytes, durationMs }));
    return { segments, run: { ...summary, segments: measures } };
  } finally {
    await handle.close();
  }
}

/** Sequence numbers grow through the whole recording; no segment has so many fragments. */
const MOST_FRAGMENTS = 1000;

function measured(
  uri: string,
  group: readonly ShownFragment[],
  parts: readonly Buffer[],
  scale: number,
): MeasuredSegment {
  const [first, last] = [group[0], group.at(-1)];
  const [start, end] = [(first?.start ?? 0) / scale, (last?.end ?? 0) / scale];
  return {
    ...{ uri, start, end, durationMs: Math.round((end - start) * 1_000_000) / 1000 },
    bytes: parts.reduce((sum, { length }) => sum + length, 0),
    samples: group.reduce((sum, { fragment }) => sum + fragment.samples.length, 0),
    beginsWithKeyframe: first?.beginsWithKeyframe === true,
  };
}

/** The boxes of a file, of which only the small ones are read into memory. */
async function readFile(handle: FileHandle): Promise<{ init: Buffer; fragments: FoundFragment[] }> {
  const { size } = await handle.stat();
  const [init, fragments]: [Buffer[], FoundFragment[]] = [[], []];
  let fragment: TrackFragment | null = null;
  for (let at = 0; at < size;) {
    const head = readBoxHead(await readBytes(handle, at, Math.min(MOST_HEAD_BYTES, size - at)));
    const bytes = head?.bytes;
    if (!head || !bytes || at + bytes > size) throw notWhole(`a box at ${at} is cut off`);
    const body = { at: at + head.headBytes, bytes: bytes - head.headBytes };
    if (head.type === 'ftyp' || head.type === 'moov') init.push(await readBytes(handle, at, bytes));
    if (head.type === 'moof') {
      fragment = readTrackFragment(await readBytes(handle, body.at, body.bytes));
      if (!fragment) throw notWhole(`the fragment at ${at} is not one`);
    }
    if (head.type === 'mdat' && fragment) {
      if (sampleBytes(fragment) !== body.bytes) throw notWhole(`the media at ${at} is not whole`);
      fragments.push({ fragment, ...body });
      fragment = null;
    }
    at += bytes;
  }
  if (fragment || fragments.length === 0) throw notWhole('media is missing');
  return { init: Buffer.concat(init), fragments };
}

const notWhole = (detail: string): MediaError =>
  new MediaError('rendition-undecodable', 'What was made is not whole', detail);

async function readBytes(handle: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await handle.read(buffer, 0, bytes, at);
  return buffer.subarray(0, bytesRead);
}

interface ShownFragment extends FoundFragment {
  /** Ticks on the recording's clock. */
  start: number;
  end: number;
  beginsWithKeyframe: boolean;
}

/** Fragments by the segment in which they are, every picture with its time. */
function segmentsOf(
  found: readonly FoundFragment[],
  request: CutRequest,
  scale: number,
): ShownFragment[][] {
  const shown = timesOf(found, request, scale);
  const { segmentSeconds } = request;
  if (segmentSeconds === undefined) return shown.map((one) => [one]);
  const ticks = segmentSeconds * scale;
  const groups: ShownFragment[][] = [];
  for (const one of shown) {
    const since = (one.start - (shown[0]?.start ?? 0)) / ticks;
    const begins = Math.abs(since - Math.round(since)) * ticks < 1;
    const last = groups.at(-1);
    if (last && !begins) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** Gives every picture its time on the recording's clock; what comes after the end is dropped. */
function timesOf(
  found: readonly FoundFragment[],
  { startSeconds, endSeconds }: CutRequest,
  scale: number,
): ShownFragment[] {
  const shown = found.map(({ fragment }) => presentationTimes(fragment));
  const shift = Math.round(startSeconds * scale) - (shown[0]?.[0] ?? 0);
  const over = Math.round(endSeconds * scale);
  const starts = shown.map((times) => earliest(times) + shift).filter((start) => start < over);
  return starts.map((start, at) => {
    const { fragment, ...place } = found[at] as FoundFragment;
    const times = (shown[at] ?? []).map((time) => time + shift);
    const end = starts[at + 1] ?? over;
    const beginsWithKeyframe = fragment.samples[0]?.isKeyframe === true && times[0] === start;
    return {
      ...{ ...place, start, end, beginsWithKeyframe },
      fragment: retimed(fragment.samples, times, end),
    };
  });
}

// Not `Math.min(...times)`: a recording that is one fragment has more than arguments may be.
const earliest = (times: readonly number[]): number =>
  times.reduce((least, time) => Math.min(least, time), Infinity);
