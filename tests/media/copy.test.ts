import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  isCopyable,
  makeCopy,
  planChunks,
  planRenditions,
  probe,
  type SegmentRun,
} from '@rounds/media';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { worstLikeness } from './likeness';
import { writePlaylist } from './make-ladder';
import { ffprobe, makeSample, type Sample } from './make-media';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rounds-copy-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** A keyframe every two seconds, B-frames between, and few bits. */
const REGULAR = ['-preset', 'veryfast', '-crf', '34', '-g', '50', '-keyint_min', '50'];
const SAMPLE = { seconds: 30, width: 640, height: 360 } satisfies Sample;
const NO_CUTS = ['-sc_threshold', '0'];

const judged = async (sample: Sample): Promise<boolean> => {
  const source = await makeSample({ ...SAMPLE, ...sample });
  const info = await probe(source);
  return await isCopyable(source, info, planRenditions(info)[0]!);
};

it('takes the pictures of a source as they are, in chunks on the grid', async () => {
  const source = await makeSample({ ...SAMPLE, extra: [...REGULAR, ...NO_CUTS] });
  const info = await probe(source);
  const [plan] = planRenditions(info);
  expect(await isCopyable(source, info, plan!)).toBe(true);
  const runs: SegmentRun[] = [];
  for (const chunk of planChunks(info, plan!.fps)) {
    runs.push(await makeCopy({ source, info, plan: plan!, chunk, outputDir: dir }));
  }
  expect(runs.map(({ segments }) => segments.length)).toEqual([1, 1, 4, 2]);
  expect(new Set(runs.map(({ init }) => init)).size).toBe(1);
  await writePlaylist(join(dir, '360p'), runs);
  const playlist = join(dir, '360p', 'index.m3u8');
  const show = ['-select_streams', 'v', '-show_entries', 'packet=pts_time,size'];
  const shown = async (file: string): Promise<string[]> => {
    const open = file.endsWith('.m3u8') ? ['-allowed_extensions', 'ALL'] : [];
    const { packets } = await ffprobe<{ packets: { pts_time: string; size: string }[] }>([
      ...[...show, ...open, file],
    ]);
    return packets.map(({ pts_time, size }) => `${Number(pts_time).toFixed(2)} ${size}`).sort();
  };
  expect(await shown(playlist)).toEqual(await shown(source));
  expect(await worstLikeness(playlist, source, 25)).toBe(1);
});

it.each<[string, Sample]>([
  ['keyframes that are not where segments begin', { extra: [...REGULAR, '-g', '60'] }],
  ['a rate that is too high', { extra: [...REGULAR, ...NO_CUTS, '-crf', '1'] }],
  ['pictures that must be turned', { rotation: 90, extra: [...REGULAR, ...NO_CUTS] }],
  ['another container', { container: 'mkv', extra: [...REGULAR, ...NO_CUTS] }],
  ['another codec', { codec: 'hevc', seconds: 8, extra: ['-g', '50'] }],
  ['a variable rate', { filter: "select='not(mod(n,3))+lt(t,9)'", extra: REGULAR }],
  ['ten bits', { extra: [...REGULAR, ...NO_CUTS, '-pix_fmt', 'yuv420p10le'] }],
  ['sound that is much longer', { audioSeconds: 40, extra: [...REGULAR, ...NO_CUTS] }],
])('does not with %s', async (_, sample) => {
  expect(await judged(sample)).toBe(false);
});

it('finds while it copies that a segment needs what lies before it', async () => {
  const open = 'open-gop=1:bframes=3:keyint=50:min-keyint=50:scenecut=0';
  const extra = ['-preset', 'veryfast', '-crf', '34', '-x264-params', open];
  const source = await makeSample({ ...SAMPLE, extra });
  const info = await probe(source);
  const [plan] = planRenditions(info);
  const [, chunk] = planChunks(info, plan!.fps);
  const outputDir = await mkdtemp(join(dir, 'open-'));
  const copying = makeCopy({ source, info, plan: plan!, chunk: chunk!, outputDir });
  await expect(copying).rejects.toMatchObject({
    code: expect.stringMatching(/^rendition-(off-grid|duration-wrong)$/) as string,
  });
});
