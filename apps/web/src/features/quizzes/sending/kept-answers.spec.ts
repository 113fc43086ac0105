import { describe, expect, it } from 'vitest';
import { keepAnswers } from './kept-answers';

function memory() {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

describe('answers kept in the browser', () => {
  it('are there again after a reload, the latest of each question', () => {
    const store = memory();
    const kept = keepAnswers<string[]>('a', store);
    kept.put('q1', ['x']);
    kept.put('q2', ['y']);
    kept.put('q1', ['z']);
    expect([...keepAnswers<string[]>('a', store).all()]).toEqual([
      ['q2', ['y']],
      ['q1', ['z']],
    ]);
    expect(keepAnswers('another', store).all().size).toBe(0);
  });

  it('are forgotten when sent, but not when changed meanwhile', () => {
    const store = memory();
    const kept = keepAnswers<string[]>('a', store);
    const [sent, newer] = [['x'], ['y']];
    kept.put('q1', sent);
    kept.put('q1', newer);
    kept.drop('q1', sent);
    expect(kept.all().get('q1')).toBe(newer);
    kept.drop('q1', newer);
    expect(store.values.size).toBe(0);
  });

  it('survive a store that is broken or full', () => {
    const store = memory();
    store.values.set('rounds.quiz.a', '{"not": "a list"');
    const full = {
      ...store,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    const kept = keepAnswers<string>('a', full);
    kept.put('q1', 'x');
    expect(kept.all().get('q1')).toBe('x');
  });
});
