import { expect, it } from 'vitest';
import { makeFlashFilm, publishedOnsets, type FlashFilm } from './flash-and-beep';

/** As closely as lips and words must go together (ITU-R BT.1359: 45 ms early, 125 ms late). */
const IN_SYNC = 0.04;

const FILMS: Record<string, Omit<FlashFilm, 'seconds' | 'moments'>> = {
  'a plain film': {},
  'a variable frame rate': {
    filter: "select='not(mod(n,7))+gte(mod(t,5),2.9)+between(t,0.9,1.5)'",
  },
  '50 pictures a second': { fps: 50, container: 'mkv' },
  '60 pictures a second': { fps: 60 },
  NTSC: { fps: 29.97 },
  'a hole of three seconds': {
    filter: "select='not(between(t,11,14))'",
    audioFilter: "aselect='not(between(t,11,14))'",
    container: 'mkv',
  },
  'a transport stream': { container: 'ts' },
  'ten bits': { encoding: ['libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le'] },
  HDR: {
    encoding: [
      ...['libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le', '-color_trc', 'smpte2084'],
      ...['-color_primaries', 'bt2020', '-colorspace', 'bt2020nc', '-tag:v', 'hvc1'],
    ],
  },
  'pictures that must be turned': { filter: 'transpose=1', rotation: 90 },
  'anamorphic pictures': { filter: 'setsar=4/3' },
  interlaced: {
    fps: 50,
    filter: 'interlace',
    container: 'ts',
    encoding: ['mpeg2video', '-q:v', '4', '-flags', '+ilme+ildct', '-top', '1'],
  },
};

it.each(Object.entries(FILMS))('sound and pictures stay together in %s', async (_, film) => {
  // The beginning, the middle of a chunk behind whatever is odd, the end.
  const moments = [1, 18, 28.5];
  const source = await makeFlashFilm({ ...film, seconds: 30, moments });
  const onsets = await publishedOnsets(source, moments);
  for (const [at, { flash, beep }] of onsets.entries()) {
    expect(Math.abs(flash - beep), `at ${moments[at]}: ${flash} and ${beep}`).toBeLessThan(IN_SYNC);
    expect(Math.abs(beep - moments[at]!)).toBeLessThan(IN_SYNC);
  }
});
