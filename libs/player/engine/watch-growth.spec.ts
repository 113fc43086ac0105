import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MORE_TO_COME, variantsIn, watchGrowth } from './watch-growth';

const playlist = (variants: number, growing = true): string =>
  [
    '#EXTM3U',
    ...(growing ? [`#EXT-X-SESSION-DATA:DATA-ID="${MORE_TO_COME}",VALUE="YES"`] : []),
    ...Array.from({ length: variants }, (_, at) => `#EXT-X-STREAM-INF:X\n${at}`),
  ].join('\n');

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A watch of playlists that are read one after the other; the player knows one quality. */
function watching(...answers: Response[]) {
  let [asked, more] = [0, 0];
  vi.stubGlobal('fetch', () => {
    asked += 1;
    return Promise.resolve(answers.shift() ?? Response.error());
  });
  const growth = watchGrowth(
    'master.m3u8',
    () => 1,
    () => (more += 1),
  );
  growth.start();
  const after = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    return { asked, more };
  };
  return { after, stop: growth.stop };
}

it('counts qualities', () => expect(variantsIn(playlist(3))).toBe(3));

it('tells of more qualities once, and asks every four seconds', async () => {
  const { after } = watching(new Response(playlist(1)), new Response(playlist(5)));
  expect(await after(3_999)).toEqual({ asked: 0, more: 0 });
  expect(await after(1)).toEqual({ asked: 1, more: 0 });
  expect(await after(4_000)).toEqual({ asked: 2, more: 1 });
  expect(await after(60_000)).toEqual({ asked: 2, more: 1 });
});

it('goes on when it cannot look, and ends when nothing more is to come', async () => {
  const { after } = watching(
    new Response('', { status: 503 }),
    new Response(playlist(1, false)),
    new Response(playlist(5)),
  );
  expect(await after(60_000)).toEqual({ asked: 2, more: 0 });
});

it('says nothing after it was stopped', async () => {
  const { after, stop } = watching(new Response(playlist(5)));
  stop();
  expect(await after(60_000)).toEqual({ asked: 0, more: 0 });
});
