import { describe, expect, it } from 'vitest';
import { percentOf, stagesOf, type PipelineFacts } from './recording-stages';

type Rendition = PipelineFacts['renditions'][number];

const waiting: Rendition = { state: 'pending', step: 'waiting', percent: 0 };
const half: Rendition = { state: 'running', step: 'transcode', percent: 50 };
const made: Rendition = { state: 'running', step: 'transcode', percent: 100 };
const ready: Rendition = { state: 'ready', step: 'done', percent: 100 };
const failed: Rendition = { state: 'failed', step: 'transcode', percent: 10 };

const facts = (over: Partial<PipelineFacts>): PipelineFacts => ({
  state: 'processing',
  playable: false,
  renditions: [],
  media: { audio: [{}] },
  artifacts: [],
  ...over,
});
const told = (over: Partial<PipelineFacts>): Record<string, string> =>
  Object.fromEntries(
    stagesOf(facts(over)).map(({ name, state, percent }) => [name, `${state} ${percent}`]),
  );

describe('stagesOf', () => {
  it('waits while the file uploads, then probes', () => {
    expect(new Set(Object.values(told({ state: 'uploading' })))).toEqual(new Set(['waiting 0']));
    expect(told({ state: 'probing' }).probe).toBe('running 0');
  });

  it('skips what follows a refusal', () => {
    expect(told({ state: 'rejected' })).toMatchObject({ probe: 'failed 0', poster: 'skipped 0' });
  });

  it('follows renditions that are at different steps', () => {
    expect(told({ renditions: [waiting, half, made, ready], playable: true })).toMatchObject({
      probe: 'done 100',
      plan: 'done 100',
      transcode: 'running 62',
      publish: 'running 25',
    });
  });

  it('waits before the first worker takes a rendition', () => {
    expect(told({ renditions: [waiting, waiting] })).toMatchObject({
      transcode: 'waiting 0',
      publish: 'waiting 0',
    });
  });

  it('is done when the recording is degraded, and failed when nothing came out', () => {
    expect(told({ state: 'degraded', playable: true, renditions: [ready, failed] })).toMatchObject({
      transcode: 'done 100',
      publish: 'done 100',
    });
    expect(told({ state: 'failed', renditions: [failed, failed] })).toMatchObject({
      transcode: 'failed 100',
      publish: 'skipped 0',
    });
  });

  it('tells poster and thumbnails apart', () => {
    const artifacts = [
      { kind: 'poster', state: 'ready' },
      { kind: 'thumbnails', state: 'failed' },
    ] as const;
    expect(told({ renditions: [half], artifacts })).toMatchObject({
      poster: 'done 100',
      thumbnails: 'failed 0',
    });
  });
});

describe('the sound', () => {
  it('is skipped when there is none, and waits until it is looked at', () => {
    expect(told({ renditions: [ready], media: { audio: [] } }).sound).toBe('skipped 0');
    expect(told({ renditions: [ready] }).sound).toBe('waiting 0');
    const artifacts = [{ kind: 'sound', state: 'ready' }] as const;
    expect(told({ renditions: [ready], artifacts }).sound).toBe('done 100');
    expect(told({ renditions: [ready], artifacts }).audio).toBe('waiting 0');
    expect(told({ renditions: [ready], media: { audio: [] } }).audio).toBe('skipped 0');
  });
});

describe('percentOf', () => {
  it('is 100 only at the end', () => {
    expect(percentOf(facts({ renditions: [made, made] }))).toBe(99);
    expect(percentOf(facts({ state: 'ready', renditions: [ready] }))).toBe(100);
    expect(percentOf(facts({ state: 'uploaded' }))).toBe(0);
  });
});
