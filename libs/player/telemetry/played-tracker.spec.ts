import { describe, expect, it } from 'vitest';
import { createPlayedTracker } from './played-tracker';

/** Plays from `fromMs` for `wallMs`, seen every 250 ms as `timeupdate` does. */
function play(
  tracker: ReturnType<typeof createPlayedTracker>,
  fromMs: number,
  atMs: number,
  wallMs: number,
  rate = 1,
) {
  tracker.begin(fromMs, atMs, rate);
  for (let t = 250; t <= wallMs; t += 250) tracker.advance(fromMs + t * rate, atMs + t);
}

describe('played tracker', () => {
  it('counts what was played', () => {
    const tracker = createPlayedTracker();
    play(tracker, 1000, 50_000, 5000);
    tracker.stop();
    expect(tracker.take()).toEqual([[1000, 6000]]);
  });

  it('hands over an unfinished span and goes on without gap or overlap', () => {
    const tracker = createPlayedTracker();
    tracker.begin(0, 0, 1);
    tracker.advance(250.4, 250);
    expect(tracker.take()).toEqual([[0, 250]]);
    tracker.advance(500, 500);
    expect(tracker.take()).toEqual([[250, 500]]);
    expect(tracker.take()).toEqual([]);
  });

  it('counts media time, not wall time, at other speeds', () => {
    const tracker = createPlayedTracker();
    play(tracker, 0, 0, 2000, 2);
    expect(tracker.take()).toEqual([[0, 4000]]);
    play(tracker, 0, 9000, 2000, 0.5);
    expect(tracker.take()).toEqual([[0, 1000]]);
    expect(tracker.rate).toBe(0.5);
  });

  it('earns nothing for a jump ahead that no event announced', () => {
    const tracker = createPlayedTracker();
    play(tracker, 0, 0, 1000);
    tracker.advance(60_000, 1250);
    tracker.advance(60_250, 1500);
    expect(tracker.take()).toEqual([
      [0, 1000],
      [60_000, 60_250],
    ]);
  });

  it('begins anew after a jump back', () => {
    const tracker = createPlayedTracker();
    play(tracker, 10_000, 0, 1000);
    tracker.advance(2000, 1250);
    tracker.advance(2250, 1500);
    expect(tracker.take()).toEqual([
      [2000, 2250],
      [10_000, 11_000],
    ]);
  });

  it('does not let many small jumps add up', () => {
    const tracker = createPlayedTracker();
    tracker.begin(0, 0, 1);
    let mediaMs = 0;
    for (let t = 100; t <= 10_000; t += 100) tracker.advance((mediaMs += 300), t);
    const earned = tracker.take().reduce((sum, [a, b]) => sum + b - a, 0);
    // Without a budget all 30 s would count; each span may run ahead by the slack only.
    expect(earned).toBeLessThan(20_000);
  });

  it('tolerates the jitter of a real clock', () => {
    const tracker = createPlayedTracker();
    tracker.begin(0, 0, 1);
    tracker.advance(270, 250);
    tracker.advance(480, 500);
    tracker.advance(790, 750);
    expect(tracker.take()).toEqual([[0, 790]]);
  });

  it('ignores positions while nothing plays', () => {
    const tracker = createPlayedTracker();
    play(tracker, 0, 0, 500);
    tracker.stop();
    tracker.advance(750, 750);
    tracker.advance(40_000, 900);
    expect(tracker.take()).toEqual([[0, 500]]);
  });

  it('does not count a wait, even one the clock would allow', () => {
    const tracker = createPlayedTracker();
    play(tracker, 0, 0, 500);
    tracker.stop();
    tracker.begin(8000, 10_000, 1);
    tracker.advance(8250, 10_250);
    expect(tracker.take()).toEqual([
      [0, 500],
      [8000, 8250],
    ]);
  });
});
