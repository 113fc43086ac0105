import { describe, expect, it } from 'vitest';
import { matchTopics } from './match-topics';

const topics = [
  { key: 'billing:appeals', title: 'Appeals', summary: 'What to do about denials' },
  { key: 'billing:denials', title: 'Denials', summary: 'CARC and RARC' },
  { key: 'practice:authorization', title: 'Autorización previa', summary: '' },
];
const keys = (...words: string[]): string[] => matchTopics(topics, words).map(({ key }) => key);

describe('topics by words', () => {
  it('come with the ones that are named so first', () => {
    expect(keys('denial')).toEqual(['billing:denials', 'billing:appeals']);
  });

  it('have every word', () => {
    expect(keys('denials', 'carc')).toEqual(['billing:denials']);
    expect(keys('denials', 'eligibility')).toEqual([]);
  });

  it('are found without accents', () => {
    expect(keys('autorizacion')).toEqual(['practice:authorization']);
  });

  it('are none without words', () => {
    expect(keys()).toEqual([]);
  });
});
