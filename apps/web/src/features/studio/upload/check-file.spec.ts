import { describe, expect, it } from 'vitest';
import { checkFile } from './check-file';

const limits = { maxBytes: 1000, extensions: ['.mp4', '.mkv'] };

describe('what is said before a file is sent', () => {
  it('accepts what is small enough and called a video', () => {
    expect(checkFile({ name: 'Class.MP4', size: 1000, type: '' }, limits)).toBeNull();
    expect(checkFile({ name: 'class', size: 1, type: 'video/x-matroska' }, limits)).toBeNull();
  });

  it('tells what is wrong with the others', () => {
    expect(checkFile({ name: 'a.mp4', size: 0, type: 'video/mp4' }, limits)).toBe('empty');
    expect(checkFile({ name: 'a.mp4', size: 1001, type: 'video/mp4' }, limits)).toBe('too-large');
    expect(checkFile({ name: 'a.mp4.pdf', size: 9, type: '' }, limits)).toBe('wrong-kind');
  });
});
