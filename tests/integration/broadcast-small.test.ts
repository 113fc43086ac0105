import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '@rounds/media';
import {
  addWebinar,
  liveEncoders,
  settled,
  signInAs,
  startApp,
  storedFiles,
  TestPresenter,
  until,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeLive } from '../media/make-live';

const SECONDS = 20;
const LONG_SECONDS = 34;

interface View {
  state: string;
  playback: { live: string; dvr: string } | null;
  gaps: unknown[];
}

let app: RunningApp;
let trainer: ApiClient;
let learner: ApiClient;

beforeAll(async () => {
  app = await startApp({ ingest: true, env: { LIVE_RENDITIONS: '2' } });
  trainer = await signInAs(app, 'trainer');
  learner = await signInAs(app, 'learner');
});
afterAll(() => app.stop());

interface Playlist {
  text: string;
  /** By the sequence of the segment; those that are missing are left out. */
  segments: Map<number, { init: string; file: string; durationMs: number }>;
}

async function playlist(url: string): Promise<Playlist> {
  const text = await (await learner.fetch(url)).text();
  const segments: Playlist['segments'] = new Map();
  let sequence = Number(/MEDIA-SEQUENCE:(\d+)/.exec(text)![1]);
  let [init, durationMs, isGap] = ['', 0, false];
  for (const line of text.split('\n')) {
    init = /^#EXT-X-MAP:URI="(.*)"/.exec(line)?.[1] ?? init;
    durationMs = Number(/^#EXTINF:([\d.]+)/.exec(line)?.[1] ?? durationMs / 1000) * 1000;
    isGap ||= line === '#EXT-X-GAP';
    if (line === '' || line.startsWith('#')) continue;
    if (!isGap) segments.set(sequence, { init, file: line, durationMs });
    isGap = false;
    sequence += 1;
  }
  return { text, segments };
}

const newest = ({ segments }: Playlist): number => Math.max(-1, ...segments.keys());

async function bytes(url: string): Promise<Buffer> {
  const answer = await learner.fetch(url);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

/** Decodes one segment. @returns when its first picture is shown, how high it is, how many follow */
async function decode(base: string, segment: { init: string; file: string }) {
  const file = join(app.dataDir, 'segment.mp4');
  const parts = [await bytes(base + segment.init), await bytes(base + segment.file)];
  await writeFile(file, Buffer.concat(parts));
  const { ffprobe } = await findFfmpeg();
  const shown = 'stream=height,nb_read_frames:frame=pts_time';
  const { stdout, stderr } = await promisify(execFile)(ffprobe, [
    ...['-v', 'error', '-count_frames', '-select_streams', 'v', '-show_entries', shown],
    ...['-show_frames', '-of', 'json', file],
  ]);
  expect(stderr).toBe('');
  const { streams, frames } = JSON.parse(stdout) as {
    streams: [{ height: number; nb_read_frames: string }];
    frames: { pts_time: string }[];
  };
  return {
    height: streams[0].height,
    frames: Number(streams[0].nb_read_frames),
    atMs: Math.round(Number(frames[0]!.pts_time) * 1000),
  };
}

const smallFfmpeg = async (): Promise<number | null> =>
  (await liveEncoders(app)).find(({ isSmall }) => isSmall)?.pid ?? null;

async function begin(
  seconds: number,
): Promise<{ presenter: TestPresenter; base: string; over: Promise<void> }> {
  const webinarId = await addWebinar(app.databaseUrl, {
    ...{ hosts: [trainer.personId], viewers: [learner.personId] },
  });
  const media = await makeLive({ container: 'matroska', seconds, size: '1280x720' });
  const presenter = new TestPresenter(trainer, { webinarId, container: 'matroska' });
  await presenter.connect();
  const over = presenter.record(media, { seconds });
  const view = async (): Promise<View> =>
    (await learner.get(`/api/webinars/${webinarId}/broadcast`)).body as View;
  await until(async () => (await view()).state === 'live', 'it is live', 30_000, 50);
  const { live } = (await view()).playback!;
  // Who has waited for the beginning is told of both.
  const master = await (await learner.fetch(live)).text();
  expect(master.match(/RESOLUTION=\S+?,|^[^#].*$/gm)).toEqual([
    ...['RESOLUTION=1280x720,', 'live.m3u8', 'RESOLUTION=640x360,', 'small.m3u8'],
  ]);
  const [first, small] = [...master.matchAll(/:BANDWIDTH=(\d+),AVERAGE-BANDWIDTH=(\d+)/g)];
  expect(Number(small![1])).toBeLessThan(Number(first![1]));
  expect(Number(small![2])).toBeLessThanOrEqual(Number(small![1]));
  expect(master.match(/FRAME-RATE=30\.000,CODECS="avc1\.[0-9a-f]{6},mp4a\.40\.2"/g)).toHaveLength(
    2,
  );
  return { presenter, base: live.replace(/[^/]*$/, ''), over };
}

it('has a small rendition beside the first, that goes when the recording has its own', async () => {
  const { presenter, base, over } = await begin(SECONDS);
  const seen = async (): Promise<[Playlist, Playlist]> => [
    await playlist(`${base}live.m3u8`),
    await playlist(`${base}small.m3u8`),
  ];
  await until(async () => newest((await seen())[1]) >= 9, 'the small one grows', 30_000, 100);
  const [first, small] = await seen();
  expect(newest(first) - newest(small)).toBeLessThanOrEqual(2);
  const shared = [...small.segments.keys()].filter((sequence) => first.segments.has(sequence));
  expect(shared.length).toBeGreaterThanOrEqual(7);
  const times = (text: string): string[] => text.match(/^#EXT-X-PROGRAM-DATE-TIME:.*$/gm) ?? [];
  if (first.text.match(/SEQUENCE:\d+/)![0] === small.text.match(/SEQUENCE:\d+/)![0]) {
    expect(times(small.text)).toEqual(times(first.text));
  }
  for (const sequence of shared.slice(-3)) {
    const [large, little] = [first.segments.get(sequence)!, small.segments.get(sequence)!];
    expect(little.durationMs).toBe(large.durationMs);
    const [a, b] = [await decode(base, large), await decode(base, little)];
    expect([a.height, b.height, b.frames]).toEqual([720, 360, a.frames]);
    expect(Math.abs(a.atMs - b.atMs)).toBeLessThanOrEqual(1);
  }
  await over;
  const ended = await presenter.end();
  expect(ended).toMatchObject({ type: 'ended' });
  expect((await playlist(`${base}small.m3u8`)).text).toContain('#EXT-X-ENDLIST');
  expect(await (await learner.fetch(`${base}live-master.m3u8`)).text()).not.toContain('small');
  expect(await settled(trainer, ended.recordingId!)).toMatchObject({ state: 'ready' });
  const left = (await storedFiles(app)).filter((key) => key.includes(ended.recordingId!));
  expect(left.length).toBeGreaterThan(0);
  expect(left.filter((key) => key.includes('small'))).toEqual([]);
});

it('comes back after kill -9 and after a halt of its ffmpeg, and the first one does not hear of it', async () => {
  const { presenter, base, over } = await begin(LONG_SECONDS);
  const small = (): Promise<Playlist> => playlist(`${base}small.m3u8`);
  const another = async (than: number): Promise<number> => {
    const isAnother = async (): Promise<boolean> => ![null, than].includes(await smallFfmpeg());
    await until(isAnother, 'it is begun anew', 30_000, 100);
    return (await smallFfmpeg())!;
  };
  await until(async () => newest(await small()) >= 4, 'the small one grows', 30_000, 100);
  const pid = (await smallFfmpeg())!;
  process.kill(pid, 'SIGKILL');
  const before = newest(await small());
  const second = await another(pid);
  await until(async () => newest(await small()) >= before + 4, 'it grows again', 20_000, 100);
  const again = await small();
  expect(new Set([...again.segments.values()].map(({ init }) => init)).size).toBe(2);
  const last = await decode(base, again.segments.get(newest(again))!);
  expect([last.height, last.frames]).toEqual([360, 30]);

  process.kill(second, 'SIGSTOP');
  await until(async () => (await small()).text.includes('#EXT-X-GAP'), 'it lacks', 20_000, 100);
  const halted = newest(await small());
  await another(second);
  await until(async () => newest(await small()) > halted, 'it has caught up', 20_000, 100);
  expect((await small()).text).toMatch(/EXT-X-GAP[^]*EXT-X-MAP[^]*live\/small/);
  await over;
  await presenter.end();
  const dvr = await playlist(`${base}dvr.m3u8`);
  expect(dvr.text.match(/EXT-X-MAP/g)).toHaveLength(1);
  const lengthMs = [...dvr.segments.values()].reduce((sum, one) => sum + one.durationMs, 0);
  expect(Math.abs(lengthMs - LONG_SECONDS * 1000)).toBeLessThan(200);
});
