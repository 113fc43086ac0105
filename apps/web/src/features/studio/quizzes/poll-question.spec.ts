import { describe, expect, it } from 'vitest';
import { isTaken, toQuestion } from './poll-question';
import { flawsOf } from './question-draft';

const poll = { id: 7, question: 'PR-1 is …', options: ['a', 'b'], multiple: false, counts: [3, 9] };
let made = 0;
const newId = () => `o${made++}`;

describe('a poll as a question', () => {
  it('lacks only what is right, whatever most people chose', () => {
    const question = toQuestion(poll, newId);
    expect(question).toMatchObject({ kind: 'single', prompt: 'PR-1 is …' });
    expect(question.options.map(({ text, right }) => [text, right])).toEqual([
      ['a', false],
      ['b', false],
    ]);
    expect(flawsOf(question, 'en')).toEqual(['right']);
  });

  it('lets several be right where people could choose several', () => {
    expect(toQuestion({ ...poll, multiple: true }, newId).kind).toBe('multiple');
  });

  it('is taken when the quiz asks it in the same words', () => {
    expect(isTaken(poll, ['Another', ' pr-1 is … '])).toBe(true);
    expect(isTaken(poll, ['Another'])).toBe(false);
  });
});
