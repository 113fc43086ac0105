import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg, pictureDecodes, type PictureType } from '@rounds/media';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rounds-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function draw(name: string, size: string): Promise<Buffer> {
  const { ffmpeg } = await findFfmpeg();
  const file = join(folder, name);
  const source = ['-f', 'lavfi', '-i', `testsrc2=size=${size}`];
  await run(ffmpeg, ['-v', 'error', '-y', ...source, '-frames:v', '1', file]);
  return await readFile(file);
}

describe.each([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/webp', 'webp'],
] satisfies [PictureType, string][])('%s', (type, ending) => {
  it('decodes when it is whole', async () => {
    expect(await pictureDecodes(await draw(`whole.${ending}`, '640x360'), type)).toBe(true);
  });

  it('does not when it was cut, or is something else', async () => {
    const whole = await draw(`cut.${ending}`, '640x360');
    expect(await pictureDecodes(whole.subarray(0, whole.length / 2), type)).toBe(false);
    const other = type === 'image/png' ? 'other.jpg' : 'other.png';
    expect(await pictureDecodes(await draw(other, '64x64'), type)).toBe(false);
  });
});

it('refuses few bytes that unfold into very many pixels', async () => {
  const bomb = await draw('bomb.png', '12000x9000');
  expect(await pictureDecodes(bomb, 'image/png')).toBe(false);
});
