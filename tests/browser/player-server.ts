import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '@rounds/media';
import { hlsBuild } from '../../apps/web/hls-build';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';

const run = promisify(execFile);

export interface ReceivedBatch {
  session: string;
  sequence: number;
  intervals: [number, number][];
  positionMs: number;
  rate: number;
}

/** A server of one player page and one class of 24 s, whose moods a test can change. */
export interface PlayerServer {
  url: string;
  batches: ReceivedBatch[];
  /** Tokens that are answered with 403. */
  expired: Set<string>;
  /** Connections are cut instead of answered: media, telemetry or both. */
  cut: { media: boolean; watch: boolean };
  /** Segments before `fromSegment` are answered whatever the mood (2 s each); garbled: as noise. */
  trouble: { fromSegment: number; garbled: boolean };
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.m4s': 'video/iso.segment',
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt',
  '.jpg': 'image/jpeg',
};

/** Builds the page and the class into `folder` and serves both. */
export async function startPlayerServer(folder: string): Promise<PlayerServer> {
  await Promise.all([buildPage(join(folder, 'page')), makeClass(join(folder, 'hls'))]);
  const state = {
    batches: [] as ReceivedBatch[],
    expired: new Set<string>(),
    cut: { media: false, watch: false },
    trouble: { fromSegment: 0, garbled: false },
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, room, token = '', ...rest] = pathname.split('/');
    if (room === 'watch') {
      if (state.cut.watch) return void request.socket.destroy();
      return receive(token, request, response);
    }
    if (room !== 'hls') {
      return sendFile(response, join(folder, 'page', pathname === '/' ? 'index.html' : pathname));
    }
    const segment = Number(/_(\d+)\.m4s$/.exec(pathname)?.[1] ?? 0);
    if (segment >= state.trouble.fromSegment) {
      if (state.cut.media) return void request.socket.destroy();
      if (state.expired.has(token)) return void response.writeHead(403).end();
      if (state.trouble.garbled && extname(pathname) === '.m4s') {
        return void response.end(randomBytes(5000));
      }
    }
    return sendFile(response, join(folder, 'hls', ...rest));
  }

  async function receive(session: string, request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const batch = JSON.parse(Buffer.concat(chunks).toString()) as Omit<ReceivedBatch, 'session'>;
    state.batches.push({ session, ...batch });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ watched: state.batches.flatMap(({ intervals }) => intervals) }));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...state,
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function sendFile(response: ServerResponse, path: string) {
  const content = await readFile(path);
  response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
  response.setHeader('cache-control', 'no-store');
  response.end(content);
}

async function buildPage(outDir: string) {
  await build({
    root: join(import.meta.dirname, 'player-page'),
    configFile: false,
    logLevel: 'warn',
    resolve: { tsconfigPaths: true },
    plugins: [
      hlsBuild(),
      vue({
        template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('media-') } },
      }),
    ],
    build: { outDir, emptyOutDir: true, minify: false },
  });
}

/** Two rungs of a counting test picture with sound, segments of 2 s, and thumbnails in a sprite. */
async function makeClass(outDir: string) {
  await mkdir(outDir, { recursive: true });
  const { ffmpeg } = await findFfmpeg();
  const source = ['-f', 'lavfi', '-i', 'testsrc2=s=640x360:r=25:d=24'];
  const split = '[0:v]split=2[a][b];[a]scale=320:180[low];[b]copy[high]';
  const rungs = ['-map', '[low]', '-map', '1:a', '-map', '[high]', '-map', '1:a'];
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50', '-c:a', 'aac'];
  const hls = ['-f', 'hls', '-hls_time', '2', '-hls_playlist_type', 'vod'];
  const names = ['-hls_segment_type', 'fmp4', '-master_pl_name', 'master.m3u8'];
  await run(
    ffmpeg,
    [
      ...['-v', 'error', '-y', ...source, '-f', 'lavfi', '-i', 'sine=f=440:d=24'],
      ...['-filter_complex', split, ...rungs, ...codecs, '-b:v:0', '200k', '-b:v:1', '600k'],
      ...[...hls, ...names, '-var_stream_map', 'v:0,a:0 v:1,a:1', '-hls_fmp4_init_filename'],
      ...['init_%v.mp4', '-hls_segment_filename', 'seg_%v_%d.m4s', 'rung_%v.m3u8'],
    ],
    { cwd: outDir },
  );
  const sprite = 'fps=1/4,scale=160:90,tile=3x2';
  await run(
    ffmpeg,
    ['-v', 'error', '-y', ...source, '-vf', sprite, '-frames:v', '1', 'sprite.jpg'],
    {
      cwd: outDir,
    },
  );
  const cue = (index: number) => {
    const two = (seconds: number) => `00:${String(seconds).padStart(2, '0')}.000`;
    const place = `${(index % 3) * 160},${Math.floor(index / 3) * 90},160,90`;
    return `${two(index * 4)} --> ${two(index * 4 + 4)}\nsprite.jpg#xywh=${place}\n`;
  };
  const cues = Array.from({ length: 6 }, (_, index) => cue(index));
  await writeFile(join(outDir, 'thumbnails.vtt'), ['WEBVTT\n', ...cues].join('\n'));
}
