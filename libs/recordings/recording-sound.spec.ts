import { expect, it } from 'vitest';
import { toSoundView, type SoundFacts } from './recording-sound';

const facts = (over: Partial<SoundFacts['recording']>): SoundFacts => ({
  recording: { state: 'ready', media: { audio: [{}] }, ...over },
  artifact: null,
});

it('tells what is to come from what never will', () => {
  expect(toSoundView(facts({})).state).toBe('pending');
  expect(toSoundView(facts({ media: null, state: 'probing' })).state).toBe('pending');
  expect(toSoundView(facts({ media: { audio: [] } })).state).toBe('none');
  expect(toSoundView(facts({ media: null, state: 'rejected' })).state).toBe('none');
});

it('is what was made', () => {
  const shape = { intervalMs: 10, peaks: [0, 255], silences: [[0, 600] as [number, number]] };
  const artifact = { state: 'ready', facts: shape } as const;
  expect(toSoundView({ ...facts({}), artifact })).toEqual({ state: 'ready', ...shape });
  expect(toSoundView({ ...facts({}), artifact: { state: 'failed', facts: null } })).toEqual({
    state: 'failed',
    intervalMs: 0,
    peaks: [],
    silences: [],
  });
});
