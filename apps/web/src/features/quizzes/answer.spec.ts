import { describe, expect, it } from 'vitest';
import { isAnswered, NO_ANSWER, placeToResume, unansweredOf } from './answer';

const questions = ['a', 'b', 'c'].map((id) => ({ id }));
const picked = { picked: ['x'], value: null };

describe('answers', () => {
  it('count when something was chosen or a number was given, 0 too', () => {
    expect(isAnswered(undefined)).toBe(false);
    expect(isAnswered(NO_ANSWER)).toBe(false);
    expect(isAnswered(picked)).toBe(true);
    expect(isAnswered({ picked: [], value: 0 })).toBe(true);
  });

  it('tell which questions are open', () => {
    expect(unansweredOf(questions, new Map([['b', picked]]))).toEqual([1, 3]);
    expect(unansweredOf(questions, new Map())).toEqual([1, 2, 3]);
  });

  it('tell where to go on', () => {
    expect(placeToResume(questions, new Map())).toBe(1);
    expect(placeToResume(questions, new Map([['a', picked]]))).toBe(2);
    expect(placeToResume(questions, new Map(questions.map(({ id }) => [id, picked])))).toBe(3);
    expect(placeToResume([], new Map())).toBe(1);
  });
});
