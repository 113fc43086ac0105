import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  beginUpload,
  sendBytes,
  settled,
  signInAs,
  startApp,
  until,
  uploadOffset,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectTidy, longSample, playAll, SECONDS } from './faults-kit';

let app: RunningApp;
let trainer: ApiClient;

beforeAll(async () => {
  app = await startApp({ workers: 0 });
  trainer = await signInAs(app, 'trainer');
});
afterAll(() => app.stop());

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

it('loses no acknowledged byte of an upload when the API is killed again and again', async () => {
  const bytes = await readFile(await longSample());
  const { path, recordingId } = await beginUpload(trainer, bytes.length);
  const file = join(app.dataDir, 'storage/uploads', path.split('/').at(-1)!);
  let acknowledged = 0;
  for (let kill = 1; kill <= 2; kill += 1) {
    // One piece is acknowledged, the next one is cut in the middle by the kill.
    const piece = Math.floor(bytes.length / 8);
    const answer = await sendBytes(
      trainer,
      path,
      acknowledged,
      bytes.subarray(acknowledged, acknowledged + piece),
    );
    acknowledged = Number(answer.headers.get('upload-offset'));
    const cut = sendBytes(trainer, path, acknowledged, stalling(bytes, acknowledged, piece));
    const failed = cut.then(
      () => false,
      () => true,
    );
    await until(async () => (await stat(file)).size > acknowledged, 'more bytes have arrived');
    await app.api.kill();
    expect(await failed).toBe(true);
    await app.api.restart();
    const offset = await uploadOffset(trainer, path); // the session lives on, too
    expect(offset).toBeGreaterThan(acknowledged);
    expect(offset).toBe((await stat(file)).size);
    acknowledged = offset;
  }
  expect((await sendBytes(trainer, path, acknowledged, bytes.subarray(acknowledged))).status) //
    .toBe(204);
  const original = join(app.dataDir, 'storage/recordings', recordingId, 'original');
  expect(hashOf(await readFile(original))).toBe(hashOf(bytes));

  await app.addWorker();
  expect(await settled(trainer, recordingId)).toMatchObject({ state: 'ready' });
  for (const seconds of Object.values(await playAll(trainer, recordingId))) {
    expect(Math.abs(seconds - SECONDS)).toBeLessThan(0.2);
  }
  await expectTidy(app, recordingId);
});

/** Half of a piece, then nothing more: the connection is open until somebody dies. */
function stalling(bytes: Buffer, from: number, piece: number): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (stream) => stream.enqueue(bytes.subarray(from, from + Math.floor(piece / 2))),
  });
}
