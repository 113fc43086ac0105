import { describe, expect, it } from 'vitest';
import { SpeedMeter } from './speed-meter';

describe('the speed of an upload', () => {
  it('is that of the last seconds', () => {
    const meter = new SpeedMeter();
    for (let second = 0; second <= 60; second++) {
      meter.add(second <= 30 ? second * 1000 : 30_000 + (second - 30) * 5000, second * 1000);
    }
    expect(meter.bytesPerSecond).toBe(5000);
    expect(meter.remainingMs(190_000)).toBe(2000);
  });

  it('is not known at once, nor right after a pause', () => {
    const meter = new SpeedMeter();
    meter.add(0, 0);
    expect(meter.bytesPerSecond).toBeNull();
    meter.add(9000, 3000);
    meter.reset();
    meter.add(9000, 90_000);
    expect([meter.bytesPerSecond, meter.remainingMs(10_000)]).toEqual([null, null]);
  });

  it('tells when nothing moves', () => {
    const meter = new SpeedMeter();
    expect(meter.isStalled(1e6)).toBe(false);
    meter.add(1, 1000);
    expect([meter.isStalled(4000), meter.isStalled(6000)]).toEqual([false, true]);
  });
});
