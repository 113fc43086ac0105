import { describe, expect, it } from 'vitest';
import { csvAddress } from './csv-address';

describe('the address of a file', () => {
  it('carries the filters that are on', () => {
    expect(csvAddress('/api/reports/watching.csv', { q: 'a b', state: undefined })).toBe(
      '/api/reports/watching.csv?q=a+b',
    );
    expect(csvAddress('/api/reports/classes.csv', {})).toBe('/api/reports/classes.csv');
  });

  it('names the thing whose table it is', () => {
    expect(csvAddress('/api/quizzes/{id}/analysis.csv', { q: '' }, { id: 'a/b' })).toBe(
      '/api/quizzes/a%2Fb/analysis.csv',
    );
  });
});
