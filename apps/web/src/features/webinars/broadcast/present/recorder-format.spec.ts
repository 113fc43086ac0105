import { expect, it } from 'vitest';
import { recorderFormat } from './recorder-format';

it('takes H.264 where the browser has it, and says so where it has not', () => {
  expect(recorderFormat(() => true)?.isH264).toBe(true);
  expect(recorderFormat((type) => type.includes('vp8'))).toMatchObject({ isH264: false });
  expect(recorderFormat((type) => type === 'video/mp4')).toMatchObject({ container: 'mp4' });
  expect(recorderFormat(() => false)).toBeNull();
});
