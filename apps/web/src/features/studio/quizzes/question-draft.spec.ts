import { describe, expect, it } from 'vitest';
import { blankQuestion, flawsOf, numberOf, ofKind, pasteOptions } from './question-draft';

let next = 0;
const newId = () => `o${next++}`;
const option = (text: string, right = false) => ({ id: newId(), text, right });
const single = {
  ...blankQuestion('single', newId),
  prompt: 'What comes first?',
  options: [option('Eligibility', true), option('Claim'), option('')],
};

describe('flawsOf', () => {
  it('finds none in a question that is complete; empty options do not count', () => {
    expect(flawsOf(single, 'en')).toEqual([]);
    expect(flawsOf({ ...single, kind: 'multiple' }, 'en')).toEqual([]);
    expect(flawsOf({ ...single, kind: 'ordering' }, 'en')).toEqual([]);
    expect(flawsOf({ ...single, kind: 'true-false', options: [] }, 'en')).toEqual([]);
  });

  it('names what is missing', () => {
    expect(flawsOf(blankQuestion('single', newId), 'en')).toEqual(['prompt', 'options', 'right']);
    expect(flawsOf({ ...single, options: [option('a', true), option('A ')] }, 'en')).toEqual([
      'twins',
    ]);
    const noneRight = { ...single, options: [option('a'), option('b')] };
    expect(flawsOf(noneRight, 'en')).toEqual(['right']);
    expect(flawsOf({ ...noneRight, kind: 'multiple' }, 'en')).toEqual(['several']);
    const picture = { id: 'p', url: '/p', alt: ' ' };
    expect(flawsOf({ ...single, picture }, 'en')).toEqual(['alt']);
    expect(flawsOf({ ...single, kind: 'numeric', value: 'x' }, 'en')).toEqual(['number']);
  });
});

it('reads the right number and its tolerance', () => {
  expect(numberOf({ value: '12,5', tolerance: '' }, 'es')).toEqual({ value: 12.5, tolerance: 0 });
  expect(numberOf({ value: '1,250', tolerance: '0.5' }, 'en')).toEqual({
    value: 1250,
    tolerance: 0.5,
  });
  expect(numberOf({ value: '1', tolerance: '-1' }, 'en')).toBeNull();
});

it('changes the kind without losing a word', () => {
  const several = { ...single, kind: 'multiple' as const };
  several.options = [option('a'), option('b', true), option('c', true)];
  const back = ofKind(several, 'single');
  expect(back.options.map(({ right }) => right)).toEqual([false, true, false]);
  expect(ofKind(single, 'numeric').options).toEqual(single.options);
});

describe('pasteOptions', () => {
  it('makes an option of each line, without its bullet or number', () => {
    const made = pasteOptions(single.options, 2, '1. Check\n2) Bill\n\n- Post', newId);
    expect(made?.map(({ text }) => text)).toEqual([
      'Eligibility',
      'Claim',
      'Check',
      'Bill',
      'Post',
    ]);
    expect(made?.[2]?.id).toBe(single.options[2]?.id);
  });

  it('leaves a single line to the field', () => {
    expect(pasteOptions(single.options, 0, 'Only one', newId)).toBeNull();
  });
});
