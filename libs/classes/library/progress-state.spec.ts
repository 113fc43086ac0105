import { expect, it } from 'vitest';
import { progressState } from './progress-state';

it.each([
  [0, 'not-begun'],
  [0.001, 'begun'],
  [0.899, 'begun'],
  [0.9, 'finished'],
  [1, 'finished'],
])('%d watched is %s', (progress, state) => expect(progressState(progress)).toBe(state));
