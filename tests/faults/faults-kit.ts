import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  commandLines,
  readRecording,
  repositoryRoot,
  storedFiles,
  until,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import { expect } from 'vitest';
import { makeSample } from '../media/make-media';

export const SECONDS = 8;

/** Long enough to be killed in the middle of, short enough to be finished in a test. */
export const longSample = (): Promise<string> =>
  makeSample({ seconds: SECONDS, width: 1280, height: 720, fps: 30 });

/** Waits until ffmpeg works on a rendition of the recording. */
export async function transcoding(client: ApiClient, id: string): Promise<void> {
  await until(async () => {
    const { renditions } = await readRecording(client, id);
    return renditions.some(({ state }) => state === 'running') && (await childrenOn(id)) > 0;
  }, 'a rendition is being made');
}

/** Processes (ffmpeg and its guards) that have to do with a recording. */
export async function childrenOn(id: string): Promise<number> {
  return (await commandLines()).filter((line) => line.includes(id)).length;
}

/** What must hold after everything: whole files only, no process, no scratch of the living. */
export async function expectTidy(app: RunningApp, id: string): Promise<void> {
  expect(await childrenOn(id)).toBe(0);
  const files = await storedFiles(app);
  expect(files.filter((key) => key.startsWith('uploads/'))).toEqual([]);
  for (const folder of await scratchFolders(app)) {
    expect(await readdir(join(app.dataDir, folder))).toEqual([]);
  }
}

async function scratchFolders(app: RunningApp): Promise<string[]> {
  return (await readdir(app.dataDir)).filter((name) => name.startsWith('scratch-'));
}

/**
 * Plays everything that the recording's playlists name, as a player would.
 * @returns seconds of each rendition and of the sound by its playlist
 */
export async function playAll(client: ApiClient, id: string): Promise<Record<string, number>> {
  const { src } = (await client.get(`/api/recordings/${id}/playback`)).body as { src: string };
  const text = async (path: string): Promise<string> => {
    const answer = await client.fetch(path);
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const base = src.replace('master.m3u8', '');
  const seconds: Record<string, number> = {};
  const master = await text(src);
  const sound = [...master.matchAll(/^#EXT-X-MEDIA:.*URI="([^"]+)"/gm)].map(([, uri = '']) => uri);
  for (const variant of [...uris(master), ...sound]) {
    const playlist = await text(base + variant);
    const folder = base + variant.replace('index.m3u8', '');
    for (const segment of uris(playlist)) await text(folder + segment);
    const durations = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].map(([, value]) => Number(value));
    seconds[variant] = durations.reduce((sum, value) => sum + value, 0);
  }
  return seconds;
}

const uris = (playlist: string): string[] =>
  playlist.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

/** Brings an empty database to the newest migration, as an installation does. */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  const args = [join(repositoryRoot, 'dist/server/migrate.js')];
  await promisify(execFile)(process.execPath, args, {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl },
  });
}
