import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lastSequence, wantedSequence } from './live-sequence';
import { LiveWaits } from './live-waits.service';
import type { SharedFiles } from './shared-files.service';

const playlist = (first: number, count: number, end = ''): string =>
  `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:${first}\n${'#EXTINF:1.000,\nx.m4s\n'.repeat(count)}${end}`;

let text: string | null;
let waits: LiveWaits;
beforeEach(() => {
  vi.useFakeTimers();
  waits = new LiveWaits({
    read: () => Promise.resolve(text === null ? null : { bytes: Buffer.from(text) }),
  } as unknown as SharedFiles);
});
afterEach(() => vi.useRealTimers());

/** Whether it has been answered, now and as time goes by. */
function asked(sequence: number): { answered: boolean } {
  const state = { answered: false };
  void waits.until('live.m3u8', sequence).then(() => (state.answered = true));
  return state;
}

it('answers at once what is there, and the rest when it comes', async () => {
  text = playlist(7, 3);
  const [there, next, later] = [asked(9), asked(10), asked(11)];
  await vi.advanceTimersByTimeAsync(500);
  expect([there, next, later].map(({ answered }) => answered)).toEqual([true, false, false]);
  text = playlist(8, 3);
  await vi.advanceTimersByTimeAsync(45);
  expect([next.answered, later.answered]).toEqual([true, false]);
  text = playlist(8, 3, '#EXT-X-ENDLIST\n');
  await vi.advanceTimersByTimeAsync(45);
  expect(later.answered).toBe(true);
});

it('lets nobody wait for more than three seconds', async () => {
  text = playlist(0, 1);
  const far = asked(5);
  await vi.advanceTimersByTimeAsync(2900);
  expect(far.answered).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(far.answered).toBe(true);
});

it('does not wait for what is not there at all', async () => {
  text = null;
  const gone = asked(5);
  await vi.advanceTimersByTimeAsync(1);
  expect(gone.answered).toBe(true);
});

it('reads what players ask', () => {
  expect(lastSequence(playlist(41, 3))).toBe(43);
  expect(wantedSequence({ _HLS_msn: '44' })).toBe(44);
  for (const query of [{}, null, { _HLS_msn: '-1' }, { _HLS_msn: ['1', '2'] }]) {
    expect(wantedSequence(query)).toBeNull();
  }
});
