import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  askUpload,
  beginUpload,
  createUpload,
  endUpload,
  sendBytes,
  signInAs,
  startApp,
  until,
  uploadFile,
  uploadOffset,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MOST_BYTES = 1_000_000;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let app: RunningApp;
let trainer: ApiClient;

beforeAll(async () => {
  // No worker: what was uploaded stays as it was.
  app = await startApp({ workers: 0, env: { UPLOAD_MAX_BYTES: `${MOST_BYTES}` } });
  trainer = await signInAs(app, 'trainer');
});
afterAll(() => app.stop());

const recordingOf = async (id: string, client = trainer): Promise<Record<string, unknown>> =>
  (await client.get(`/api/recordings/${id}`)).body as Record<string, unknown>;

/** Every file of the storage, relative to it. */
async function stored(): Promise<string[]> {
  const root = join(app.dataDir, 'storage');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

describe('an upload', () => {
  it('arrives in pieces, whole, and becomes the original of a recording', async () => {
    const bytes = randomBytes(300_000);
    const { path, recordingId } = await beginUpload(trainer, bytes.length, 'Denials 1.mp4');
    expect(path).toMatch(/^\/api\/uploads\/[0-9a-f-]{36}$/);
    expect(await recordingOf(recordingId)).toMatchObject({ state: 'uploading', playable: false });

    const first = await sendBytes(trainer, path, 0, bytes.subarray(0, 100_000));
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '100000']);
    const asked = await askUpload(trainer, path);
    expect(asked.status).toBe(200);
    expect(asked.headers.get('upload-length')).toBe('300000');
    expect(asked.headers.get('upload-offset')).toBe('100000');
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    await sendBytes(trainer, path, 100_000, bytes.subarray(100_000));

    expect(await recordingOf(recordingId)).toMatchObject({
      state: 'uploaded',
      fileName: 'Denials 1.mp4',
      bytes: 300_000,
      uploadedBy: { name: 'Test trainer' },
    });
    const original = join(app.dataDir, 'storage/recordings', recordingId, 'original');
    expect(hashOf(await readFile(original))).toBe(hashOf(bytes));
    expect(await uploadOffset(trainer, path)).toBe(300_000);
    expect((await stored()).filter((file) => file.startsWith('uploads/'))).toEqual([]);
  });

  it('goes on at the true offset after the connection was cut', async () => {
    const bytes = randomBytes(500_000);
    const { path, recordingId } = await beginUpload(trainer, bytes.length);
    const cut = new AbortController();
    let given = 0;
    const half = new ReadableStream<Uint8Array>({
      pull: (stream) => {
        if (given >= 250_000) return new Promise(() => undefined); // and then nothing more
        stream.enqueue(bytes.subarray(given, (given += 50_000)));
        return undefined;
      },
    });
    const sending = sendBytes(trainer, path, 0, half, cut.signal).catch(() => undefined);
    const file = join(app.dataDir, 'storage/uploads', path.split('/').at(-1)!);
    await until(async () => (await readFile(file)).length >= 200_000, 'bytes have arrived');
    cut.abort();
    await sending;
    const offset = await uploadOffset(trainer, path);
    expect(offset).toBeGreaterThanOrEqual(200_000);
    expect((await sendBytes(trainer, path, offset, bytes.subarray(offset))).status).toBe(204);
    const original = join(app.dataDir, 'storage/recordings', recordingId, 'original');
    expect(hashOf(await readFile(original))).toBe(hashOf(bytes));
  });

  it('takes several files of a person at once', async () => {
    const files = [1, 2, 3, 4, 5].map((count) => randomBytes(count * 50_000));
    const ids = await Promise.all(files.map((bytes) => uploadFile(trainer, bytes)));
    const originals = await Promise.all(
      ids.map((id) => readFile(join(app.dataDir, 'storage/recordings', id, 'original'))),
    );
    expect(originals.map(hashOf)).toEqual(files.map(hashOf));
  });

  it('uses the name for nothing but showing it', async () => {
    const id = await uploadFile(trainer, randomBytes(10), '../../../../etc/cron.d/\u0000x.mp4');
    expect((await recordingOf(id)).fileName).toBe('x.mp4');
    expect((await stored()).filter((file) => file.includes('x.mp4'))).toEqual([]);
  });

  it('ends by DELETE together with its recording, and leaves nothing', async () => {
    const { path, recordingId } = await beginUpload(trainer, 1000);
    await sendBytes(trainer, path, 0, randomBytes(500));
    expect((await endUpload(trainer, path)).status).toBe(204);
    expect((await askUpload(trainer, path)).status).toBe(404);
    expect((await trainer.get(`/api/recordings/${recordingId}`)).status).toBe(404);
    const id = path.split('/').at(-1)!;
    expect((await stored()).filter((file) => file.includes(id))).toEqual([]);
  });
});

describe('an upload is refused', () => {
  const codeOf = async (answer: Response): Promise<unknown> => [
    answer.status,
    ((await answer.json()) as { code: string }).code,
  ];

  it('to nobody, to other roles and without the CSRF token', async () => {
    const nobody = await fetch(`${app.baseUrl}/api/uploads`, { method: 'POST' });
    expect(await codeOf(nobody)).toEqual([401, 'not-signed-in']);
    const learner = await signInAs(app, 'learner');
    expect(await codeOf(await createUpload(learner, 10))).toEqual([403, 'role-not-allowed']);
    const forged = await signInAs(app, 'trainer');
    forged.csrfToken = undefined;
    expect(await codeOf(await createUpload(forged, 10))).toEqual([403, 'csrf-token-missing']);
  });

  it('to another trainer', async () => {
    const { path } = await beginUpload(trainer, 1000);
    const other = await signInAs(app, 'trainer');
    const answers = [
      await askUpload(other, path),
      await sendBytes(other, path, 0, randomBytes(10)),
      await endUpload(other, path),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(await uploadOffset(trainer, path)).toBe(0);
  });

  it('when it is larger than allowed, declared or not', async () => {
    const declared = await createUpload(trainer, MOST_BYTES + 1);
    expect(await codeOf(declared)).toEqual([413, 'upload-too-large']);
    const { path } = await beginUpload(trainer, 1000);
    const more = new ReadableStream<Uint8Array>({
      start: (stream) => {
        stream.enqueue(randomBytes(900));
        stream.enqueue(randomBytes(900));
        stream.close();
      },
    });
    expect(await codeOf(await sendBytes(trainer, path, 0, more))).toEqual([
      413,
      'upload-too-large',
    ]);
    expect(await uploadOffset(trainer, path)).toBeLessThanOrEqual(1000);
  });

  it('at an offset that is not the true one', async () => {
    const { path } = await beginUpload(trainer, 1000);
    const answer = await sendBytes(trainer, path, 500, randomBytes(500));
    expect(await codeOf(answer)).toEqual([409, 'upload-offset-conflict']);
  });

  it('without a length, or in another version of the protocol', async () => {
    const send = (headers: Record<string, string>): Promise<Response> =>
      trainer.fetch('/api/uploads', { method: 'POST', headers });
    expect((await send({ 'tus-resumable': '1.0.0' })).status).toBe(400);
    expect((await send({ 'upload-length': '10' })).status).toBe(412);
  });

  it('when the person has too many unfinished ones', async () => {
    const eager = await signInAs(app, 'trainer');
    for (let count = 0; count < 25; count += 1) await beginUpload(eager, 10);
    expect(await codeOf(await createUpload(eager, 10))).toEqual([403, 'too-many-uploads']);
    const { path } = await beginUpload(trainer, 10); // of somebody else
    expect((await askUpload(trainer, path)).status).toBe(200);
  });
});

it('tells the limits before', async () => {
  const { status, body } = await trainer.get('/api/uploads/limits');
  expect(status).toBe(200);
  expect(body).toMatchObject({ maxBytes: MOST_BYTES, maxHours: 12, maxPixels: 8192, maxFps: 240 });
});

it('says what it offers', async () => {
  const answer = await trainer.fetch('/api/uploads', { method: 'OPTIONS' });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('tus-extension')).toContain('termination');
  expect(answer.headers.get('tus-max-size')).toBe(`${MOST_BYTES}`);
});
