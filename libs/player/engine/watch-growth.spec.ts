import { afterEach, expect, it, vi } from 'vitest';
import { variantsIn, watchGrowth } from './watch-growth';

const playlist = (variants: number): string =>
  ['#EXTM3U', ...Array.from({ length: variants }, (_, at) => `#EXT-X-STREAM-INF:X\n${at}`)].join(
    '\n',
  );
afterEach(() => vi.unstubAllGlobals());

/** A watch of a playlist with so many qualities, of which the player knows one. */
function watching(variants: number, status = 200) {
  let ms = 0;
  let [asked, more] = [0, 0];
  vi.stubGlobal('fetch', () => {
    asked += 1;
    return Promise.resolve(new Response(playlist(variants), { status }));
  });
  const growth = watchGrowth(
    'master.m3u8',
    () => 1,
    () => (more += 1),
    () => ms,
  );
  const look = async (atMs: number, growing = true) => {
    ms = atMs;
    await growth.look(growing);
    return { asked, more };
  };
  return look;
}

it('counts qualities', () => expect(variantsIn(playlist(3))).toBe(3));

it('tells of more qualities, and asks every four seconds at most', async () => {
  const look = watching(5);
  expect(await look(3_999)).toEqual({ asked: 0, more: 0 });
  expect(await look(4_000)).toEqual({ asked: 1, more: 1 });
  expect(await look(5_000)).toEqual({ asked: 1, more: 1 });
});

it('says nothing when there are no others, when it cannot look, or when nothing grows', async () => {
  expect(await watching(1)(9_000)).toEqual({ asked: 1, more: 0 });
  expect(await watching(5, 503)(9_000)).toEqual({ asked: 1, more: 0 });
  expect(await watching(5)(9_000, false)).toEqual({ asked: 0, more: 0 });
});
