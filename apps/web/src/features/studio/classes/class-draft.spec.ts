import { describe, expect, it } from 'vitest';
import type { StudioClass } from './api';
import { draftOf, isChanged, isComplete, sendable, type ClassDraft } from './class-draft';

const found: StudioClass = {
  ...{ id: 'c', state: 'draft', revision: 3, title: 'Denials', speaker: 'Dana', description: '' },
  ...{ durationMs: 60_000, playable: true, recording: null, publishedAt: null },
  publishing: null,
  version: { id: 'v', number: 1 },
  audience: { kind: 'everyone' },
  topics: ['billing:denials'],
  specialties: [],
  chapters: [
    { id: 'a', title: 'Read', startMs: 0, endMs: 30_000, topics: [] },
    { id: 'b', title: 'Appeal', startMs: 30_000, endMs: 60_000, topics: [] },
  ],
};
const base = draftOf(found);
const draft = (change: Partial<ClassDraft>): ClassDraft => ({ ...base, ...change });
const [first, second] = base.chapters as [ClassDraft['chapters'][0], ClassDraft['chapters'][0]];
const nothing = { facts: {}, chapters: null, isPartial: false };

describe('a class in the editor', () => {
  it('is unchanged until something is typed that would be saved', () => {
    expect(isChanged(base, base)).toBe(false);
    expect(isChanged(draft({ title: 'Denials ' }), base)).toBe(false);
    expect(isChanged(draft({ title: 'Denials, read' }), base)).toBe(true);
    expect(isChanged(draft({ chapters: [first] }), base)).toBe(true);
    expect(sendable(base, base, 60_000)).toEqual(nothing);
  });

  it('sends only what was changed', () => {
    const audience = { kind: 'specialties' as const, keys: ['chiropractic'] };
    const changed = draft({ title: ' Denials, read ', audience });
    expect(sendable(changed, base, 60_000)).toEqual({
      ...nothing,
      facts: { title: 'Denials, read', audience },
    });
    const chapters = [first, { ...second, startMs: 31_000 }];
    expect(sendable(draft({ chapters }), base, 60_000)).toEqual({ ...nothing, chapters });
  });

  it('sends what is complete, and keeps the rest back', () => {
    const chapters = [first, { ...second, title: ' ' }];
    expect(sendable(draft({ chapters, speaker: 'Marcus' }), base, 60_000)).toEqual({
      facts: { speaker: 'Marcus' },
      chapters: null,
      isPartial: true,
    });
    expect(sendable(draft({ title: '' }), base, 60_000)).toEqual({ ...nothing, isPartial: true });
  });

  it('is complete with a title, an audience and chapters that have titles', () => {
    expect(isComplete(base, 60_000)).toBe(true);
    expect(isComplete(draft({ title: ' ' }), 60_000)).toBe(false);
    expect(isComplete(draft({ audience: { kind: 'practices', ids: [] } }), 60_000)).toBe(false);
    expect(isComplete(base, 20_000)).toBe(false);
    expect(isComplete(base, null)).toBe(true);
  });
});
