import { expect, it } from 'vitest';
import { toDraft, toInput } from './question-api';
import { blankQuestion } from './question-draft';

let next = 0;
const newId = () => `o${next++}`;
const stamp = { id: 'q', revision: 3, quizzes: 1, updatedAt: '2026-11-27T00:00:00Z' };

it('sends only what the kind uses, without empty options', () => {
  const draft = { ...blankQuestion('single', newId), prompt: 'First?', value: '12', unit: '$' };
  draft.options = [
    { id: 'a', text: 'Check', right: true },
    { id: 'b', text: 'Bill', right: false },
    { id: 'c', text: ' ', right: false },
  ];
  expect(toInput(draft, 'en')).toMatchObject({
    options: [
      { id: 'a', right: true },
      { id: 'b', right: false },
    ],
    value: null,
    unit: '',
    truth: null,
  });
  const ordering = toInput({ ...draft, kind: 'ordering' }, 'en');
  expect(ordering.options.some(({ right }) => right)).toBe(false);
  expect(toInput({ ...draft, kind: 'numeric' }, 'en')).toMatchObject({ options: [], value: 12 });
});

it('brings numbers back as the language writes them', () => {
  const draft = {
    ...blankQuestion('numeric', newId),
    prompt: 'How much?',
    value: '12,5',
    tolerance: '0,25',
  };
  const view = { ...stamp, ...toInput(draft, 'es'), picture: null };
  expect(view).toMatchObject({ value: 12.5, tolerance: 0.25 });
  expect(toDraft(view, 'es')).toMatchObject({ value: '12,5', tolerance: '0,25' });
  expect(toDraft(view, 'en')).toMatchObject({ value: '12.5', tolerance: '0.25' });
});
