import { describe, expect, it } from 'vitest';
import { assertMove, assertRevision, CLASS_STATES, type ClassMove } from './class-state';

const allowed: Record<ClassMove, string[]> = {
  publish: ['draft'],
  replace: ['draft', 'published'],
  unpublish: ['published', 'archived'],
  archive: ['draft', 'published'],
  unarchive: ['archived'],
  delete: ['draft', 'published', 'archived'],
  restore: ['deleted'],
};

describe('assertMove', () => {
  for (const move of Object.keys(allowed) as ClassMove[])
    for (const state of CLASS_STATES)
      it(`${move} of a ${state} class is ${allowed[move].includes(state) ? 'fine' : 'refused'}`, () => {
        const attempt = () => assertMove(move, state);
        if (allowed[move].includes(state)) expect(attempt).not.toThrow();
        else expect(attempt).toThrow(expect.objectContaining({ code: 'wrong-class-state' }));
      });
});

describe('assertRevision', () => {
  it('lets the revision pass that was read', () => {
    expect(() => assertRevision(7, 7)).not.toThrow();
  });

  it.each([6, 8])('refuses another one (%i)', (known) => {
    expect(() => assertRevision(7, known)).toThrow(
      expect.objectContaining({ code: 'edited-meanwhile', details: { revision: 7 } }),
    );
  });
});
