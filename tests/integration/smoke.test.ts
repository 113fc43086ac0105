import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot, startApp, type RunningApp } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSample } from '../media/make-media';
import { demoAdmin } from '../smoke/own-server';
import { runSmoke, type SmokeReport } from '../smoke/run';
import { startTamperingProxy, type Tampering } from '../smoke/tampering-proxy';

let app: RunningApp;
let file: string;

beforeAll(async () => {
  app = await startApp();
  const env = { ...process.env, ...app.env };
  const seed = ['dist/server/seed.js', '--people-only'];
  await promisify(execFile)(process.execPath, seed, { cwd: repositoryRoot, env });
  file = await makeSample({ seconds: 6 });
});

afterAll(() => app?.stop());

const smoke = (baseUrl: string, given = file): Promise<SmokeReport> =>
  runSmoke({ file: given, baseUrl, ...demoAdmin(), log: () => undefined, patienceMs: 60_000 });

async function smokeThrough(tampering: Tampering): Promise<SmokeReport> {
  const proxy = await startTamperingProxy(app.baseUrl, tampering);
  try {
    return await smoke(proxy.baseUrl);
  } finally {
    await proxy.stop();
  }
}

/** Changes a JSON answer in place. */
const editing =
  (edit: (json: Record<string, unknown>) => void) =>
  (body: Buffer): Buffer => {
    const json = JSON.parse(body.toString()) as Record<string, unknown>;
    edit(json);
    return Buffer.from(JSON.stringify(json));
  };

describe('the smoke run', () => {
  it('passes on a healthy server, also through a proxy that spoils nothing', async () => {
    const report = await smokeThrough({});
    expect(report).toMatchObject({ ok: true, durationMs: 6000 });
    if (!report.ok) return;
    expect(report.watchedMs).toBeGreaterThan(3000);
    expect(report.refusals).toBeGreaterThan(10);
    expect(report.renditions[0]).toMatchObject({ seconds: 6 });
  });

  it('notices a missing segment', async () => {
    const refuse = (url: string): number | undefined =>
      /\/media\/.*seg_0*1\.m4s/.test(url) ? 404 : undefined;
    await expect(smokeThrough({ refuse })).rejects.toMatchObject({ check: 'segment' });
  });

  it('notices a wrong duration', async () => {
    const answer = (url: string, body: Buffer): Buffer | undefined =>
      url.endsWith('/index.m3u8')
        ? Buffer.from(body.toString().replace(/#EXTINF:[^\n]+\n[^\n#]+\n(?=#EXT-X-ENDLIST)/, ''))
        : undefined;
    await expect(smokeThrough({ answer })).rejects.toMatchObject({ check: 'rendition-duration' });
  });

  it('notices a token that leaks', async () => {
    let learnersCookie: string | undefined;
    const asks: Tampering['asks'] = (url, headers) => {
      if (!url.startsWith('/media/') || url.includes('forged')) return;
      learnersCookie ??= headers.cookie;
      if (learnersCookie) headers.cookie = learnersCookie;
    };
    await expect(smokeThrough({ asks })).rejects.toMatchObject({ check: 'token-leak' });
  });

  it.each([
    ['an answer that is judged wrongly', /\/finish$/, 'quiz-score', { score: 1 }],
    ['feedback that is counted twice', /\/api\/reports\/classes\//, 'class-report', { viewers: 2 }],
    ['a remark that does not arrive', /\/api\/feedback\/remarks/, 'remarks', { items: [] }],
  ])('notices %s', async (_, url, check, change) => {
    const edit = editing((json) => void Object.assign(json, change));
    const answer = (at: string, body: Buffer): Buffer | undefined =>
      url.test(at) ? edit(body) : undefined;
    await expect(smokeThrough({ answer })).rejects.toMatchObject({ check });
  });

  it('notices credit for what was not played', async () => {
    const answer = (url: string, body: Buffer): Buffer | undefined =>
      /\/classes\/[^/]+\/progress$/.test(url) && body.includes('watchedMs')
        ? editing((json) => {
            json['watchedMs'] = Number(json['watchedMs']) + 1500;
          })(body)
        : undefined;
    await expect(smokeThrough({ answer })).rejects.toMatchObject({ check: 'watched-exactly' });
  });

  it('notices credit for a mere claim', async () => {
    let claimed = false;
    const asks: Tampering['asks'] = (url) => {
      if (url.endsWith('/watch-sessions')) opened += 1;
    };
    let opened = 0;
    const answer = (url: string, body: Buffer): Buffer | undefined => {
      if (opened >= 2 && url.endsWith('/batches')) claimed = true;
      return claimed && url.endsWith('/progress') && body.includes('watchedMs')
        ? editing((json) => {
            json['watchedMs'] = 60_000;
          })(body)
        : undefined;
    };
    await expect(smokeThrough({ asks, answer })).rejects.toMatchObject({ check: 'over-credit' });
  });

  it('tells the code of a refused file and that nothing is left of it', async () => {
    const text = join(app.dataDir, 'renamed.mp4');
    await writeFile(text, 'Not a recording at all.\n'.repeat(500));
    expect(await smoke(app.baseUrl, text)).toMatchObject({
      ok: false,
      code: 'media-unreadable',
      leftBytes: 0,
    });
  });
});
