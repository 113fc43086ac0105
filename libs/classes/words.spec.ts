import { describe, expect, it } from 'vitest';
import { wordsOf } from './words';

describe('the words of a search', () => {
  it('are apart by any white space, in small letters, each once', () => {
    expect(wordsOf('  CO-97\tdenial\n Denial ')).toEqual(['co-97', 'denial']);
  });

  it('are none in an empty text', () => {
    expect(wordsOf(' \n ')).toEqual([]);
  });

  it('are at most eight', () => {
    expect(wordsOf('a b c d e f g h i j')).toHaveLength(8);
  });
});
