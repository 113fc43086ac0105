import { expect, it } from 'vitest';
import { differencesOf } from './differences';

it('puts both versions into words, option by option', () => {
  const mine = { prompt: 'A?', options: [{ id: '1', text: 'Yes', right: true }], pass: 80 };
  const theirs = { prompt: 'B?', options: [{ id: '1', text: 'No', right: false }], pass: 80 };
  expect(differencesOf(['prompt', 'options'], mine, theirs, (field) => field)).toEqual([
    { label: 'prompt', mine: 'A?', theirs: 'B?' },
    { label: 'options', mine: '✓ Yes', theirs: 'No' },
  ]);
});

it('has words for what is empty, a choice, and a place in a class', () => {
  const draft = {
    unit: null,
    truth: false,
    topics: ['a', 'b'],
    reference: { chapterId: 'c', atMs: 5 },
  };
  const other = { ...draft, truth: true };
  const [unit, truth, topics, reference] = differencesOf(
    ['unit', 'truth', 'topics', 'reference'],
    draft,
    other,
    String,
  );
  expect(unit?.mine).toBe('');
  expect([truth?.mine, truth?.theirs]).toEqual(['✗', '✓']);
  expect(topics?.mine).toBe('a\nb');
  expect(reference?.mine).toBe('c 5');
});
