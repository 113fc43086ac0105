import { describe, expect, it } from 'vitest';
import type { Stage, StageState } from './api';
import { currentStage, titleOf } from './current-stage';

const stages = (transcode: StageState, publish: StageState): Stage[] => [
  { name: 'probe', state: 'done', percent: 100 },
  { name: 'transcode', state: transcode, percent: 40 },
  { name: 'publish', state: publish, percent: 0 },
];

describe('where the workers are', () => {
  it('is what runs, else what waits', () => {
    expect(currentStage(stages('running', 'waiting'))?.name).toBe('transcode');
    expect(currentStage(stages('done', 'waiting'))?.name).toBe('publish');
    expect(currentStage(stages('done', 'failed'))).toBeNull();
  });
});

describe('the first title of a class', () => {
  it.each([
    ['Denials-part_2.mp4', 'Denials part 2'],
    ['Dr. Reyes.mov', 'Dr. Reyes'],
    ['.mp4', '.mp4'],
  ])('%s', (fileName, title) => expect(titleOf(fileName)).toBe(title));
});
