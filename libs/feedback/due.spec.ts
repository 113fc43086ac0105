import { describe, expect, it } from 'vitest';
import { isFinished, whatToAsk, type Thing } from './due';

const thing = (name: string, state = ''): Thing => ({
  kind: name.startsWith('c') ? 'chapter' : name === 'quiz' ? 'quiz' : 'class',
  thingId: name,
  title: name,
  finished: state.includes('finished'),
  asked: state.includes('asked'),
});
const asks = (states: Record<string, string>): string | null =>
  whatToAsk(Object.entries(states).map(([name, state]) => thing(name, state)))?.thingId ?? null;

describe('what to ask about', () => {
  it('is nothing before something is finished', () => {
    expect(asks({ whole: '', c1: '', c2: '' })).toBeNull();
    expect(asks({})).toBeNull();
  });

  it('is the last finished chapter of an unfinished class', () => {
    expect(asks({ whole: '', c1: 'finished', c2: 'finished', c3: '' })).toBe('c2');
  });

  it('is nothing once that one was answered or dismissed, also with earlier ones unasked', () => {
    expect(asks({ whole: '', c1: 'finished', c2: 'finished asked', c3: '' })).toBeNull();
    expect(asks({ whole: '', c1: 'finished', c2: 'asked', c3: '' })).toBeNull();
    expect(asks({ whole: '', c1: 'finished', c2: 'finished asked', c3: 'finished' })).toBe('c3');
  });

  it('is the class once it is finished, and then never a chapter', () => {
    expect(asks({ whole: 'finished', c1: 'finished', c2: 'finished' })).toBe('whole');
    expect(asks({ whole: 'finished asked', c1: 'finished', c2: 'finished' })).toBeNull();
    expect(asks({ whole: 'asked', c1: 'finished', c2: '' })).toBeNull();
  });

  it('is the class, not its only chapter', () => {
    expect(asks({ whole: '', c1: 'finished' })).toBeNull();
    expect(asks({ whole: 'finished', c1: 'finished' })).toBe('whole');
  });

  it('is a finished quiz before all else, once', () => {
    expect(asks({ whole: 'finished', quiz: 'finished' })).toBe('quiz');
    expect(asks({ whole: 'finished', quiz: 'finished asked' })).toBe('whole');
    expect(asks({ whole: '', quiz: '' })).toBeNull();
  });
});

describe('a class', () => {
  it.each([
    ['most of it was played', [[0, 90]], 0.9, true],
    ['a little less was', [[0, 89]], 0.89, false],
    ['the end was reached after half of it', [[50_000, 99_000]], 0.5, true],
    ['somebody jumped to the end', [[98_000, 100_000]], 0.02, false],
    ['nothing was played', [], 0, false],
  ] as const)('when %s', (_, watched, progress, finished) => {
    expect(isFinished({ watched, progress }, 100_000)).toBe(finished);
  });
});
