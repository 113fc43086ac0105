import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measureLoudness, probe } from '@rounds/media';
import {
  commandLines,
  makeTempDir,
  readRecording,
  settled,
  signInAs,
  startApp,
  storedFiles,
  until,
  uploadFile,
  uploadSample,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSample, runFfmpeg } from '../media/make-media';

const SAMPLE = { seconds: 6, width: 640, height: 360 };

let app: RunningApp;
let trainer: ApiClient;
let database: pg.Client;

beforeAll(async () => {
  app = await startApp();
  trainer = await signInAs(app, 'trainer');
  database = new pg.Client(app.databaseUrl);
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await app.stop();
});

const filesOf = async (id: string): Promise<string[]> =>
  (await storedFiles(app)).filter((key) => key.startsWith(`recordings/${id}/`));

/** LUFS of the sound that is published in a folder. */
async function loudnessOf(id: string, kind: string): Promise<number> {
  const path = join(app.dataDir, 'storage/recordings', id, 'play', kind);
  const names = (await readdir(path)).filter((name) => name.endsWith('.m4s')).toSorted();
  const parts = ['init.mp4', ...names].map((name) => readFile(join(path, name)));
  const folder = await makeTempDir('loudness');
  const [sound, whole] = [join(folder, 'sound.mp4'), join(folder, 'whole.mp4')];
  await writeFile(sound, Buffer.concat(await Promise.all(parts)));
  const pictures = ['-f', 'lavfi', '-i', 'color=s=64x64:r=10', '-shortest'];
  await runFfmpeg(['-i', sound, ...pictures, '-c:a', 'copy', whole]);
  return (await measureLoudness(whole, await probe(whole))).integrated;
}

it('makes a class that plays out of an upload', async () => {
  const chapters = [
    { startMs: 0, endMs: 3000, title: 'Front desk' },
    { startMs: 3000, endMs: 6000, title: 'Claims' },
  ];
  const id = await uploadSample(trainer, await makeSample({ ...SAMPLE, chapters }));
  const recording = await settled(trainer, id);
  expect(recording).toMatchObject({ state: 'ready', playable: true, error: null });
  expect(Math.abs(recording.durationMs! - 6000)).toBeLessThan(100);
  expect(recording.embeddedChapters.map(({ title }) => title)).toEqual(['Front desk', 'Claims']);
  expect(recording.stages.map(({ state, percent }) => `${state} ${percent}`)).toEqual(
    Array.from({ length: 10 }, () => 'done 100'),
  );
  expect(recording.renditions.map(({ name, state }) => `${name} ${state}`)).toEqual([
    '360p ready',
    '240p ready',
  ]);
  for (const { segments, durationMs } of recording.renditions) {
    expect(segments).toBe(2);
    expect(Math.abs(durationMs! - recording.durationMs!)).toBeLessThan(150);
  }
  const master = join(app.dataDir, 'storage/recordings', id, 'play/master.m3u8');
  const listed = await readFile(master, 'utf8');
  expect(listed).toContain('360p/index.m3u8');
  expect(listed).toContain('audio/index.m3u8');
  // The sample's tone is quieter than classes are.
  expect(Math.abs((await loudnessOf(id, 'audio')) + 16)).toBeLessThan(1.5);
  expect((await storedFiles(app)).filter((key) => key.startsWith('.staging'))).toEqual([]);
});

it('plays longer sound as it was recorded until it is as loud as that of other classes', async () => {
  const id = await uploadSample(
    trainer,
    await makeSample({ seconds: 124, width: 64, height: 36, fps: 10 }),
  );
  const recording = await settled(trainer, id);
  expect(recording.stages.find(({ name }) => name === 'loudness')).toMatchObject({ state: 'done' });
  const master = join(app.dataDir, 'storage/recordings', id, 'play/master.m3u8');
  await until(
    async () => (await readFile(master, 'utf8')).includes('audio-levelled/index.m3u8'),
    'it is replaced',
  );
  expect((await loudnessOf(id, 'audio')) + 16).toBeLessThan(-3);
  expect(Math.abs((await loudnessOf(id, 'audio-levelled')) + 16)).toBeLessThan(1.5);
});

it('tells staff about progress while it happens', async () => {
  const answer = await trainer.fetch('/api/events');
  const told: Record<string, unknown>[] = [];
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const listening = (async () => {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      for (const line of read.value.split('\n')) {
        if (line.startsWith('data: {')) told.push(JSON.parse(line.slice(6)) as never);
      }
    }
  })();
  const id = await uploadSample(trainer, await makeSample(SAMPLE));
  await settled(trainer, id);
  const mine = (): Record<string, unknown>[] => told.filter((event) => event.id === id);
  await until(() => mine().some(({ state }) => state === 'ready'), 'staff hear the end');
  await reader.cancel();
  await listening;
  expect(mine().at(-1)).toMatchObject({ type: 'recording', state: 'ready', percent: 100 });
  expect(mine().some(({ state }) => state !== 'ready')).toBe(true);
});

it.each([
  ['an empty file', Buffer.alloc(0), 'media-empty'],
  ['text', Buffer.from('These are not the pictures you are looking for.\n'.repeat(50)), undefined],
  ['a playlist', Buffer.from('#EXTM3U\n#EXTINF:4,\nfile:///etc/passwd\n'), 'media-format-refused'],
])('refuses %s and leaves nothing of it', async (_, bytes, code) => {
  const id = await uploadFile(trainer, bytes, 'class.mp4');
  const recording = await settled(trainer, id);
  expect(recording.state).toBe('rejected');
  expect(recording.error?.code).toMatch(/^media-/);
  if (code) expect(recording.error?.code).toBe(code);
  await until(async () => (await filesOf(id)).length === 0, 'its files are gone');
  expect((await trainer.get(`/api/recordings/${id}/playback`)).status).toBe(409);
  expect((await trainer.post(`/api/recordings/${id}/retry`)).status).toBe(409);
});

it('is degraded, not failed, by a rendition that cannot be made, and mends it on retry', async () => {
  await app.workers[0]!.kill();
  const id = await uploadSample(trainer, await makeSample(SAMPLE));
  // A probe by a worker that is stopped before it takes a rendition would race; so the plan is
  // spoiled by a trigger, in the same transaction.
  await database.query(`
    create function spoil() returns trigger language plpgsql as $$
      begin new.plan = jsonb_set(new.plan, '{width}', '-7'); return new; end $$;
    create trigger spoil before insert on rendition for each row
      when (new.name = '240p') execute function spoil()`);
  await app.workers[0]!.restart();
  const degraded = await settled(trainer, id);
  expect(degraded).toMatchObject({ state: 'degraded', playable: true });
  expect(degraded.error?.code).toBe('rendition-missing');
  expect(degraded.renditions.map(({ name, state }) => `${name} ${state}`)).toEqual([
    '360p ready',
    '240p failed',
  ]);
  expect(degraded.renditions[1]!.error).toMatch(/^(ffmpeg|rendition)-/);
  const master = join(app.dataDir, 'storage/recordings', id, 'play/master.m3u8');
  expect(await readFile(master, 'utf8')).not.toContain('240p');

  await database.query(`drop trigger spoil on rendition`);
  await database.query(
    `update rendition set plan = jsonb_set(plan, '{width}', to_jsonb(width)) where recording_id = $1`,
    [id],
  );
  expect((await trainer.post(`/api/recordings/${id}/retry`)).status).toBe(202);
  expect(await settled(trainer, id)).toMatchObject({ state: 'ready', error: null });
  expect(await readFile(master, 'utf8')).toContain('240p/index.m3u8');
});

it('is stopped by deleting it while it is made, children and files too', async () => {
  const long = await makeSample({ seconds: 40, width: 1280, height: 720, fps: 30 });
  const id = await uploadSample(trainer, long);
  await until(
    async () =>
      (await readRecording(trainer, id)).renditions.some((one) => one.state === 'running'),
    'a rendition is being made',
  );
  await until(async () => (await runningOn(id)).length > 0, 'ffmpeg works on it');
  expect((await trainer.delete(`/api/recordings/${id}`)).status).toBe(204);
  expect((await trainer.get(`/api/recordings/${id}`)).status).toBe(404);
  await until(async () => (await runningOn(id)).length === 0, 'its children are gone', 5_000);
  await until(async () => (await filesOf(id)).length === 0, 'its files are gone');
  const { body } = await trainer.get('/api/recordings?q=class');
  expect(JSON.stringify(body)).not.toContain(id);
});

it('puts lost jobs in again', async () => {
  await app.workers[0]!.kill();
  const id = await uploadSample(trainer, await makeSample(SAMPLE));
  // Whatever the queue knew is gone; the database alone says what is due.
  const { rowCount } = await database.query(`delete from bullmq.job`);
  expect(rowCount).toBeGreaterThan(0);
  await database.query(`update recording set enqueued_at = now() - interval '1 hour'`);
  await app.workers[0]!.restart();
  expect(await settled(trainer, id)).toMatchObject({ state: 'ready' });
});

it('finishes an upload whose last byte arrived before the server died', async () => {
  const bytes = await readFile(await makeSample(SAMPLE));
  const { rows } = await database.query<{ id: string }>('select id from person limit 1');
  const [recording, upload] = [crypto.randomUUID(), crypto.randomUUID()];
  await database.query(
    `insert into recording (id, uploaded_by, file_name, bytes, state, priority, created_at,
       updated_at) values ($1, $2, 'left.mp4', $3, 'uploading', 10, now(), now())`,
    [recording, rows[0]!.id, bytes.length],
  );
  await writeFile(join(app.dataDir, 'storage/uploads', upload), bytes);
  await database.query(
    `insert into upload (id, recording_id, person_id, bytes, metadata, created_at, active_at,
       checked_at) values ($1, $2, $3, $4, '{}', now(), now() - interval '1 minute',
       now() - interval '1 minute')`,
    [upload, recording, rows[0]!.id, bytes.length],
  );
  expect(await settled(trainer, recording)).toMatchObject({ state: 'ready' });
});

it('ends an upload that rested for a week', async () => {
  const answer = await trainer.fetch('/api/uploads', {
    method: 'POST',
    headers: { 'tus-resumable': '1.0.0', 'upload-length': '10' },
  });
  const id = answer.headers.get('x-recording-id')!;
  await database.query(
    `update upload set active_at = now() - interval '169 hours' where recording_id = $1`,
    [id],
  );
  await until(
    async () => (await trainer.get(`/api/recordings/${id}`)).status === 404,
    'the abandoned upload ends',
  );
});

it('pages through recordings, newest first, by state and name', async () => {
  const first = (await trainer.get('/api/recordings?limit=2')).body as Page;
  expect(first.items).toHaveLength(2);
  const cursor = encodeURIComponent(first.nextCursor!);
  const second = (await trainer.get(`/api/recordings?limit=2&cursor=${cursor}`)).body as Page;
  const ids = [...first.items, ...second.items].map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort().reverse());
  const rejected = (await trainer.get('/api/recordings?state=rejected')).body as Page;
  expect(new Set(rejected.items.map(({ state }) => state))).toEqual(new Set(['rejected']));
  expect((await trainer.get('/api/recordings?q=100%25')).body).toMatchObject({ items: [] });
});

interface Page {
  items: { id: string; state: string }[];
  nextCursor: string | null;
}

/** Command lines of processes that have to do with a recording. */
async function runningOn(id: string): Promise<string[]> {
  return (await commandLines()).filter((line) => line.includes(id));
}
