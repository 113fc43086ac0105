import { describe, expect, it } from 'vitest';
import type { ClassDraft } from '../class-draft';
import { mergeClass, takeTheirs } from './merge-class';

const base: ClassDraft = {
  ...{ title: 'Denials', speaker: 'Dana', description: '', topics: [], specialties: [] },
  audience: { kind: 'everyone' },
  chapters: [
    { id: 'a', title: 'Read', startMs: 0, topics: [] },
    { id: 'b', title: 'Appeal', startMs: 30_000, topics: [] },
  ],
};
const merge = (mine: Partial<ClassDraft>, theirs: Partial<ClassDraft>) =>
  mergeClass({ base, mine: { ...base, ...mine }, theirs: { ...base, ...theirs } }, 60_000);

describe('a class that two people changed', () => {
  it('has the changes of both when they are about different things', () => {
    const chapters = [base.chapters[0]!, { ...base.chapters[1]!, title: 'Write' }];
    const { draft, conflicts } = merge(
      { speaker: 'Marcus' },
      { topics: ['billing:denials'], chapters },
    );
    expect(conflicts).toEqual([]);
    expect(draft).toEqual({ ...base, speaker: 'Marcus', topics: ['billing:denials'], chapters });
  });

  it('asks about a fact that both changed, and keeps mine until then', () => {
    const { draft, conflicts } = merge({ title: 'Denials, read' }, { title: 'Denials!' });
    expect(draft.title).toBe('Denials, read');
    expect(conflicts).toEqual([
      { kind: 'fact', name: 'title', mine: 'Denials, read', theirs: 'Denials!' },
    ]);
    expect(takeTheirs(draft, conflicts[0]!, 60_000).title).toBe('Denials!');
  });

  it('asks nothing when both wrote the same, blanks aside', () => {
    expect(merge({ title: 'Denials! ' }, { title: 'Denials!' }).conflicts).toEqual([]);
  });

  it('asks chapter by chapter', () => {
    const titled = (title: string) => [base.chapters[0]!, { ...base.chapters[1]!, title }];
    const { draft, conflicts } = merge(
      { chapters: titled('Mine') },
      { chapters: titled('Theirs') },
    );
    expect(conflicts.map(({ kind }) => kind)).toEqual(['chapters']);
    expect(takeTheirs(draft, conflicts[0]!, 60_000).chapters).toEqual(titled('Theirs'));
  });
});
