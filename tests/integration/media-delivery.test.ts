import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addPerson,
  type ApiClient,
  settled,
  signIn,
  signInAs,
  startApp,
  startProcess,
  until,
  uploadSample,
  type ManagedProcess,
  type RunningApp,
} from '@rounds/testing';
import { freePort } from '@rounds/platform/embedded';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSample } from '../media/make-media';

const SAMPLE = { seconds: 5, width: 320, height: 180 };

let app: RunningApp;
let trainer: ApiClient;
let id: string;
let base: string;
/** The segment as it lies in the storage. */
let segment: Buffer;
let rendition: string;

interface Playback {
  src: string;
  posterUrl: string | null;
  thumbnailsUrl: string | null;
  expiresAt: string;
}

const playbackOf = async (client: ApiClient, recordingId: string): Promise<Playback> => {
  const { status, body } = await client.get(`/api/recordings/${recordingId}/playback`);
  expect(status).toBe(200);
  return body as Playback;
};
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  trainer.fetch(`${base}/${path}`, { headers });

beforeAll(async () => {
  app = await startApp();
  trainer = await signInAs(app, 'trainer');
  id = await uploadSample(trainer, await makeSample(SAMPLE));
  const recording = await settled(trainer, id);
  // Where the files of its first chunk lie.
  rendition = `${recording.renditions[0]!.name}/c00000`;
  base = (await playbackOf(trainer, id)).src.replace('/master.m3u8', '');
  const folder = join(app.dataDir, 'storage/recordings', id, 'play', rendition);
  segment = await readFile(join(folder, 'seg_00000.m4s'));
});
afterAll(() => app.stop());

describe('media', () => {
  it('plays from the multivariant playlist to every segment, by relative addresses', async () => {
    const master = await get('master.m3u8');
    expect(master.status).toBe(200);
    const variants = uris(await master.text());
    expect(variants.length).toBeGreaterThan(0);
    for (const variant of variants) {
      const playlist = await get(variant);
      expect(playlist.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
      const text = await playlist.text();
      const folder = variant.split('/')[0]!;
      const files = [/URI="([^"]+)"/.exec(text)![1]!, ...uris(text)];
      expect(files.length).toBeGreaterThan(2);
      for (const file of files) expect((await get(`${folder}/${file}`)).status).toBe(200);
    }
  });

  it.each([
    ['master.m3u8', 'application/vnd.apple.mpegurl', 'private, no-cache'],
    ['RENDITION/init.mp4', 'video/mp4', 'private, max-age=86400, immutable'],
    ['RENDITION/seg_00000.m4s', 'video/iso.segment', 'private, max-age=86400, immutable'],
    ['poster.jpg', 'image/jpeg', 'private, max-age=86400, immutable'],
    ['thumbnails/thumbnails.vtt', 'text/vtt; charset=utf-8', 'private, max-age=86400, immutable'],
    ['thumbnails/thumbnails_000.jpg', 'image/jpeg', 'private, max-age=86400, immutable'],
  ])('sends %s as %s, %s', async (path, type, cache) => {
    const { status, headers } = await get(path.replace('RENDITION', rendition));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('cache-control')).toBe(cache);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('etag')).toMatch(/^"[^"]+"$/);
  });

  it('sends ranges, and says when it cannot', async () => {
    const path = `${rendition}/seg_00000.m4s`;
    const part = await get(path, { range: 'bytes=10-19' });
    expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]) //
      .toEqual([206, `bytes 10-19/${segment.length}`, '10']);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(segment.subarray(10, 20));
    const tail = await get(path, { range: 'bytes=-5' });
    expect(Buffer.from(await tail.arrayBuffer())).toEqual(segment.subarray(-5));
    const beyond = await get(path, { range: `bytes=${segment.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]) //
      .toEqual([416, `bytes */${segment.length}`]);
    const outdated = await get(path, { range: 'bytes=0-1', 'if-range': '"another"' });
    expect(outdated.status).toBe(200);
    expect(Buffer.from(await outdated.arrayBuffer())).toEqual(segment);
  });

  it('answers HEAD and what the browser has already', async () => {
    const path = `${base}/${rendition}/seg_00000.m4s`;
    const head = await trainer.fetch(path, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(`${segment.length}`);
    expect(await head.text()).toBe('');
    const known = { 'if-none-match': head.headers.get('etag')! };
    expect((await trainer.fetch(path, { headers: known })).status).toBe(304);
  });

  it('gives addresses that work for two hours at least', async () => {
    const { expiresAt } = await playbackOf(trainer, id);
    const validMs = Date.parse(expiresAt) - Date.now();
    expect(validMs).toBeGreaterThan(2 * 3_600_000 - 5_000);
    expect(validMs).toBeLessThan(2 * 3_600_000 + 10 * 60_000);
  });
});

describe('media is refused', () => {
  const refused = async (answer: Response): Promise<void> => {
    expect(answer.status).toBe(403);
    expect(((await answer.json()) as { code: string }).code).toBe('media-refused');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  };
  const segmentPath = (): string => `${base}/${rendition}/seg_00000.m4s`;

  it('to nobody, whatever the token', async () => {
    await refused(await fetch(app.baseUrl + segmentPath()));
    await refused(await fetch(`${app.baseUrl}/media/x/${rendition}/seg_00000.m4s`));
  });

  it('to another person, also one who could have a token of their own', async () => {
    const other = await signInAs(app, 'trainer');
    await refused(await other.fetch(segmentPath()));
    await refused(await other.fetch(`${base}/master.m3u8`));
    const own = (await playbackOf(other, id)).src;
    expect((await other.fetch(own)).status).toBe(200);
  });

  it('in another session of the same person, and after signing out', async () => {
    const { email, password } = await addPerson(app.databaseUrl, 'trainer');
    const first = await signIn(app.baseUrl, email, password);
    const second = await signIn(app.baseUrl, email, password);
    const { src } = await playbackOf(first, id);
    expect((await first.fetch(src)).status).toBe(200);
    await refused(await second.fetch(src));
    const cookie = first.cookieHeader;
    expect((await first.delete('/api/session')).status).toBe(204);
    await refused(await fetch(app.baseUrl + src, { headers: { cookie } }));
  });

  it('with a token of another recording', async () => {
    const other = await uploadSample(trainer, await makeSample({ ...SAMPLE, seconds: 3 }));
    await settled(trainer, other);
    const { src } = await playbackOf(trainer, other);
    const token = src.split('/')[2]!;
    // The token names its recording: the path cannot make it another one's.
    const theirs = await trainer.fetch(`/media/${token}/${rendition}/seg_00000.m4s`);
    expect(Buffer.from(await theirs.arrayBuffer()).equals(segment)).toBe(false);
    const mine = base.split('/')[2]!;
    const mixed = mine.slice(0, 40) + token.slice(40);
    await refused(await trainer.fetch(`/media/${mixed}/master.m3u8`));
  });

  it.each([
    'original',
    '../original',
    '..%2foriginal',
    '%2e%2e/original',
    `x/..%2f..%2foriginal`,
    'master.m3u8%00',
    '',
    'thumbnails',
  ])('for the path %j', async (path) => {
    const answer = await trainer.fetch(`${base}/${path}`);
    // An address that the URL rules themselves shorten never reaches the media at all.
    expect([403, 404]).toContain(answer.status);
    expect(answer.headers.get('content-type')).toMatch(/problem\+json|text\/html/);
  });

  it('after the token has expired', async () => {
    const late = await startLateApi();
    try {
      const headers = { cookie: trainer.cookieHeader };
      expect((await fetch(`${late.url}/api/recordings`, { headers })).status).toBe(200);
      await refused(await fetch(late.url + segmentPath(), { headers }));
    } finally {
      await late.process.stop();
    }
  });

  it('says 404 only to who may play', async () => {
    const missing = await trainer.fetch(`${base}/${rendition}/seg_99999.m4s`);
    expect(missing.status).toBe(404);
    await refused(await fetch(`${app.baseUrl}${base}/${rendition}/seg_99999.m4s`));
  });
});

it('lets nginx send the file after the token was checked', async () => {
  const nginx = await startApi({ MEDIA_DELIVERY: 'x-accel' });
  try {
    const headers = { cookie: trainer.cookieHeader };
    const path = `${base}/${rendition}/seg_00000.m4s`;
    const answer = await fetch(nginx.url + path, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-accel-redirect')) //
      .toBe(`/_media/recordings/${id}/play/${rendition}/seg_00000.m4s`);
    expect(answer.headers.get('content-type')).toBe('video/iso.segment');
    expect(await answer.text()).toBe('');
    const refused = await fetch(nginx.url + path);
    expect([refused.status, refused.headers.get('x-accel-redirect')]).toEqual([403, null]);
  } finally {
    await nginx.process.stop();
  }
});

/** One more API on the same database and storage. */
async function startApi(
  env: Record<string, string>,
  nodeOptions: string[] = [],
): Promise<{ url: string; process: ManagedProcess }> {
  const port = `${await freePort()}`;
  const url = `http://127.0.0.1:${port}`;
  const process = await startProcess({
    args: [...nodeOptions, join(import.meta.dirname, '../../dist/server/api.js')],
    cwd: app.dataDir,
    env: { ...app.env, ...env, PORT: port },
    ready: () =>
      until(
        () => fetch(`${url}/api/health`).then(Boolean, () => false),
        'the other API answers',
        60_000,
      ),
  });
  return { url, process };
}

/** An API whose clock is three hours ahead: tokens have expired, sessions have not. */
function startLateApi(): Promise<{ url: string; process: ManagedProcess }> {
  const ahead = 'const now = Date.now; Date.now = () => now() + 3 * 3600_000;';
  return startApi({}, ['--import', `data:text/javascript,${encodeURIComponent(ahead)}`]);
}

const uris = (playlist: string): string[] =>
  playlist.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
