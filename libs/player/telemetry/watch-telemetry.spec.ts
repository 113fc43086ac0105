import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutboxStore, type OutboxStore } from './outbox-store';
import { memoryStorage, recordingSender } from './testing';
import { createWatchTelemetry, type WatchTelemetry } from './watch-telemetry';

let store: OutboxStore;
let sender: ReturnType<typeof recordingSender>;
let telemetry: WatchTelemetry;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  store = createOutboxStore(memoryStorage(), memoryStorage(), () => 'tab');
  sender = recordingSender();
  telemetry = createWatchTelemetry({ send: sender.send, sessionId: 's', store });
});
afterEach(() => {
  telemetry.dispose();
  vi.useRealTimers();
});

/** The media moves from `fromMs` for `wallMs`, seen four times a second. */
async function moves(fromMs: number, wallMs: number, rate = 1): Promise<number> {
  for (let t = 250; t <= wallMs; t += 250) {
    await vi.advanceTimersByTimeAsync(250);
    telemetry.tick(fromMs + t * rate);
  }
  await vi.advanceTimersByTimeAsync(0);
  return fromMs + wallMs * rate;
}

describe('watch telemetry', () => {
  it('reports about every five seconds while playing, and the rest on pause', async () => {
    telemetry.playing(0, 1);
    const atMs = await moves(0, 12_000);
    telemetry.paused(atMs);
    await vi.advanceTimersByTimeAsync(0);
    expect(sender.batches.map((batch) => batch.intervals)).toEqual([
      [[0, 5000]],
      [[5000, 10_000]],
      [[10_000, 12_000]],
    ]);
    expect(sender.batches.map((batch) => batch.sequence)).toEqual([1, 2, 3]);
    expect(sender.batches.at(-1)?.positionMs).toBe(12_000);
  });

  it('reports a seek at once, with the new position and only what was played before', async () => {
    telemetry.playing(0, 1);
    await moves(0, 2000);
    telemetry.seeked(60_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(sender.batches).toEqual([
      { sequence: 1, intervals: [[0, 2000]], positionMs: 60_000, rate: 1 },
    ]);
    telemetry.playing(60_000, 1);
    telemetry.paused(await moves(60_000, 1000));
    await vi.advanceTimersByTimeAsync(0);
    expect(sender.batches.at(-1)?.intervals).toEqual([[60_000, 61_000]]);
  });

  it('never mixes two speeds in a batch', async () => {
    telemetry.playing(0, 1);
    const atMs = await moves(0, 1000);
    telemetry.rateChanged(atMs, 2);
    telemetry.paused(await moves(atMs, 1000, 2));
    await vi.advanceTimersByTimeAsync(0);
    expect(sender.batches.map(({ intervals, rate }) => [rate, intervals])).toEqual([
      [1, [[0, 1000]]],
      [2, [[1000, 3000]]],
    ]);
  });

  it('earns nothing while it waits for data', async () => {
    telemetry.playing(0, 1);
    telemetry.stalled(await moves(0, 1000));
    await moves(1000, 3000);
    telemetry.playing(1000, 1);
    telemetry.paused(await moves(1000, 500));
    await vi.advanceTimersByTimeAsync(0);
    expect(sender.batches.flatMap((batch) => batch.intervals)).toEqual([[0, 1500]]);
  });

  it('says nothing before something was played: opening a page moves no resume position', async () => {
    telemetry.seeked(30_000);
    telemetry.paused(0);
    telemetry.leaving(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sender.batches).toEqual([]);
  });

  it('keeps the position when the source is taken away under it', async () => {
    telemetry.playing(0, 1);
    await moves(0, 3000);
    telemetry.emptied();
    await vi.advanceTimersByTimeAsync(0);
    telemetry.leaving(0);
    await vi.advanceTimersByTimeAsync(0);
    expect(sender.batches).toEqual([
      { sequence: 1, intervals: [[0, 3000]], positionMs: 3000, rate: 1 },
    ]);
  });

  it('hands everything over with keepalive when the page is left, and goes on if it was not', async () => {
    telemetry.playing(0, 1);
    const atMs = await moves(0, 1000);
    telemetry.leaving(atMs);
    await vi.advanceTimersByTimeAsync(0);
    expect(sender.calls.map(({ batch, how }) => [batch.intervals, how.keepalive])).toEqual([
      [[[0, 1000]], true],
    ]);
    telemetry.paused(await moves(atMs, 1000));
    await vi.advanceTimersByTimeAsync(0);
    expect(sender.batches.at(-1)?.intervals).toEqual([[1000, 2000]]);
  });

  it('delivers what an earlier page of this tab could not, under its session and number', async () => {
    store.save('earlier', {
      next: 8,
      pending: [{ sequence: 7, intervals: [[0, 900]], positionMs: 900, rate: 1 }],
    });
    const later = createWatchTelemetry({ send: sender.send, sessionId: 'later', store });
    await vi.advanceTimersByTimeAsync(0);
    expect(sender.calls.map(({ batch, how }) => [how.sessionId, batch.sequence])).toEqual([
      ['earlier', 7],
    ]);
    expect(store.load('earlier')?.pending).toEqual([]);
    later.dispose();
  });
});
