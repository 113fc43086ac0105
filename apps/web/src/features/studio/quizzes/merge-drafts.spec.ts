import { describe, expect, it } from 'vitest';
import { mergeDrafts } from './merge-drafts';

const base = { title: 'Old', pass: 80, topics: ['a'] };

describe('mergeDrafts', () => {
  it('takes over what only the other has changed', () => {
    const { merged, conflicts } = mergeDrafts(base, base, { ...base, title: 'Theirs' });
    expect(merged.title).toBe('Theirs');
    expect(conflicts).toEqual([]);
  });

  it('keeps what only I have changed, beside the changes of the other', () => {
    const { merged, conflicts } = mergeDrafts(
      base,
      { ...base, topics: ['a', 'b'] },
      { ...base, pass: 70 },
    );
    expect(merged).toEqual({ title: 'Old', pass: 70, topics: ['a', 'b'] });
    expect(conflicts).toEqual([]);
  });

  it('names what both have changed, and keeps mine', () => {
    const { merged, conflicts } = mergeDrafts(
      base,
      { ...base, title: 'Mine', pass: 90 },
      { ...base, title: 'Theirs', pass: 90 },
    );
    expect(merged.title).toBe('Mine');
    expect(conflicts).toEqual(['title']);
  });
});
