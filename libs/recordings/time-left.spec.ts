import { describe, expect, it } from 'vitest';
import { secondsLeft } from './time-left';

const chunk = (state: 'ready' | 'running' | 'pending' | 'failed', atSeconds = 0, percent = 0) => ({
  ...{ state, segments: 6, percent, updatedAt: new Date(atSeconds * 1000) },
});

describe('the time left', () => {
  it('follows from the pace of what was finished', () => {
    const done = [chunk('ready', 100), chunk('ready', 110), chunk('ready', 120)];
    expect(secondsLeft([...done, chunk('pending'), chunk('pending')])).toBe(20);
    expect(secondsLeft([...done, chunk('running', 121, 50)])).toBe(5);
    expect(secondsLeft(done)).toBe(0);
    expect(secondsLeft([...done, chunk('failed')])).toBe(0);
  });

  it('is not told before there is a pace', () => {
    expect(secondsLeft([])).toBeNull();
    expect(secondsLeft([chunk('ready', 100), chunk('pending')])).toBeNull();
    expect(secondsLeft([chunk('ready', 100), chunk('ready', 100), chunk('pending')])).toBeNull();
  });
});
