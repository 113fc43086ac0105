import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFfmpeg } from '@rounds/media';
import { beginUpload, sendBytes, type ApiClient } from '@rounds/testing';

const run = promisify(execFile);
const PIECE_BYTES = 16 * 1024 ** 2;
const LAST_BYTES = 64 * 1024;
const LOOK_EVERY_MS = 25;
const PATIENCE_MS = 300_000;

/**
 * Uploads a file at full speed. The clock starts when all but the last 64 kB have arrived, before
 * those are sent.
 * @returns the recording and when its last bytes went out, on `performance.now()`'s clock
 */
export async function uploadTimed(
  client: ApiClient,
  path: string,
): Promise<{ recordingId: string; sentAt: number }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const upload = await beginUpload(client, size);
    const send = async (from: number, to: number): Promise<void> => {
      const piece = Buffer.alloc(to - from);
      await file.read(piece, 0, piece.length, from);
      const answer = await sendBytes(client, upload.path, from, piece);
      if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`);
    };
    const last = Math.max(0, size - LAST_BYTES);
    for (let at = 0; at < last; at += PIECE_BYTES) await send(at, Math.min(last, at + PIECE_BYTES));
    const sentAt = performance.now();
    await send(last, size);
    return { recordingId: upload.recordingId, sentAt };
  } finally {
    await file.close();
  }
}

/** Waits until two seconds of sound and of pictures of 360p or more were decoded, as a player gets them. */
export async function firstSeconds(client: ApiClient, recordingId: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const { status, body } = await client.get(`/api/recordings/${recordingId}/playback`);
    if (status === 200 && (await decodes(client, (body as { src: string }).src))) return;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error('nothing could be played');
}

/** Through the multivariant playlist and its token, which is of use only with the viewer's session. */
async function decodes(client: ApiClient, src: string): Promise<boolean> {
  const { ffmpeg } = await findFfmpeg();
  const cookie = ['-headers', `Cookie: ${client.cookieHeader}\r\n`];
  const input = [...cookie, '-live_start_index', '0', '-i', new URL(src, client.baseUrl).href];
  const seconds = ['-t', '2', '-f', 'null', '-'];
  const outputs = [...['-map', '0:v:0', ...seconds], ...['-map', '0:a:0', ...seconds]];
  try {
    const args = ['-nostdin', '-v', 'info', ...input, ...outputs];
    const { stderr } = await run(ffmpeg, args, { maxBuffer: 8 << 20 });
    const [, height] = /Video: h264[^\n]*?, \d+x(\d+)/.exec(stderr) ?? [];
    const [, reached] = [...stderr.matchAll(/time=00:00:([\d.]+)/g)].at(-1) ?? [];
    return Number(height) >= 360 && Number(reached) >= 1.9;
  } catch {
    return false;
  }
}
