import { expect, it } from 'vitest';
import { isNewcomer } from './is-newcomer';

const chapters = (finished: number) => ({
  chapters: Array.from({ length: 10 }, (_, index) => ({ progress: index < finished ? 1 : 0.5 })),
});

it('is somebody who has finished fewer than eight chapters, in whatever classes', () => {
  expect(isNewcomer([])).toBe(true);
  expect(isNewcomer([chapters(4), chapters(3)])).toBe(true);
  expect(isNewcomer([chapters(4), chapters(4)])).toBe(false);
});
