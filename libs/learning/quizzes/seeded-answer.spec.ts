import { describe, expect, it } from 'vitest';
import { fits, isRight, QUESTION_KINDS, type QuestionKey } from './question';
import { seededAnswer } from './seeded-answer';

const keyOf = (kind: QuestionKey['kind']): QuestionKey => ({
  kind,
  options: ['a', 'b', 'c', 'd'].map((id, index) => ({
    id,
    text: id,
    right: kind === 'single' ? index === 0 : index < 2,
  })),
  truth: false,
  value: 22.4,
  tolerance: 0.01,
});

describe('seededAnswer', () => {
  it.each(QUESTION_KINDS)('is right or wrong as asked for, and fits: %s', (kind) => {
    const key = keyOf(kind);
    for (const variant of [0, 1, 2, 3]) {
      for (const right of [true, false]) {
        const answer = seededAnswer(key, right, variant);
        expect(fits(key, answer)).toBe(true);
        expect(isRight(key, answer)).toBe(right);
      }
    }
  });

  it('is wrong in more than one way', () => {
    const wrong = [0, 1, 2].map((variant) => seededAnswer(keyOf('single'), false, variant).picked);
    expect(wrong).toEqual([['b'], ['c'], ['d']]);
  });
});
