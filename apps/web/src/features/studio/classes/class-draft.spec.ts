import { describe, expect, it } from 'vitest';
import type { StudioClass } from './api';
import { changedFacts, chaptersChanged, draftOf, isComplete, rebase } from './class-draft';

const base: StudioClass = {
  ...{ id: 'c', state: 'draft', revision: 3, title: 'Denials', speaker: 'Dana', description: '' },
  ...{ durationMs: 60_000, playable: true, recording: null, publishedAt: null },
  audience: { kind: 'everyone' },
  topics: ['billing:denials'],
  specialties: [],
  chapters: [
    { id: 'a', title: 'Read', startMs: 0, endMs: 30_000, topics: [] },
    { id: 'b', title: 'Appeal', startMs: 30_000, endMs: 60_000, topics: [] },
  ],
};

describe('a class in the form', () => {
  it('is unchanged until something is typed', () => {
    const draft = draftOf(base);
    expect(changedFacts(draft, base)).toEqual({});
    expect(chaptersChanged(draft, base)).toBe(false);
  });

  it('sends only what was changed', () => {
    const draft = draftOf(base);
    draft.title = ' Denials, read ';
    draft.audience = { kind: 'specialties', keys: ['chiropractic'] };
    expect(changedFacts(draft, base)).toEqual({
      title: 'Denials, read',
      audience: { kind: 'specialties', keys: ['chiropractic'] },
    });
    draft.rows[1]!.start = '0:31';
    expect(chaptersChanged(draft, base)).toBe(true);
  });

  it('is complete with a title, an audience and chapters that tile', () => {
    const draft = draftOf(base);
    expect(isComplete(draft, 60_000)).toBe(true);
    expect(isComplete({ ...draft, title: ' ' }, 60_000)).toBe(false);
    expect(isComplete({ ...draft, audience: { kind: 'practices', ids: [] } }, 60_000)).toBe(false);
    expect(isComplete(draft, 20_000)).toBe(false);
  });

  it('keeps what was typed over a newer version, and takes the rest from there', () => {
    const draft = draftOf(base);
    draft.speaker = 'Marcus';
    const newer = { ...base, title: 'Denials, again', chapters: base.chapters.slice(0, 1) };
    rebase(draft, base, newer);
    expect([draft.title, draft.speaker]).toEqual(['Denials, again', 'Marcus']);
    expect(draft.rows.map(({ id }) => id)).toEqual(['a']);
  });

  it('makes typed chapters new that are gone in a newer version', () => {
    const draft = draftOf(base);
    draft.rows[0]!.title = 'Read it';
    rebase(draft, base, { ...base, chapters: base.chapters.slice(0, 1) });
    expect(draft.rows.map(({ id, title }) => [id, title])).toEqual([
      ['a', 'Read it'],
      [undefined, 'Appeal'],
    ]);
  });
});
