import { describe, expect, it } from 'vitest';
import { settledState, type WorkState } from './recording-state';

const of = (...states: WorkState[]): { state: WorkState }[] => states.map((state) => ({ state }));

describe('settledState', () => {
  it('is processing while any rendition may still come', () => {
    expect(settledState(of('ready', 'failed', 'pending'))).toBe('processing');
    expect(settledState(of('running'))).toBe('processing');
  });

  it('is ready when all are', () => {
    expect(settledState(of('ready', 'ready'))).toBe('ready');
  });

  it('is degraded, not failed, when some are missing', () => {
    expect(settledState(of('failed', 'ready', 'failed'))).toBe('degraded');
  });

  it('fails only when there is none', () => {
    expect(settledState(of('failed', 'failed'))).toBe('failed');
    expect(settledState([])).toBe('failed');
  });
});
