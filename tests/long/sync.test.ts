import { expect, it } from 'vitest';
import { makeFlashFilm, publishedOnsets } from '../media/flash-and-beep';

it('sound and pictures are together at the end of an hour', async () => {
  const moments = [1, 1800, 3597];
  const source = await makeFlashFilm({ seconds: 3600, moments, fps: 29.97 });
  const onsets = await publishedOnsets(source, moments);
  console.log(JSON.stringify(onsets));
  for (const [at, { flash, beep }] of onsets.entries()) {
    expect(Math.abs(flash - beep)).toBeLessThan(0.04);
    expect(Math.abs(beep - moments[at]!)).toBeLessThan(0.04);
  }
}, 1_800_000);
