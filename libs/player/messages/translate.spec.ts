import { describe, expect, it } from 'vitest';
import { playerMessages, translateIn } from './translate';

describe('translateIn', () => {
  it('fills parameters in, in both languages', () => {
    expect(translateIn('en')('seekBack', { seconds: 10 })).toBe('Back 10 seconds');
    expect(translateIn('es')('seekBack', { seconds: 10 })).toBe('Retroceder 10 segundos');
  });

  it('shows which parameter is missing', () => {
    expect(translateIn('en')('speedIs')).toBe('Speed {rate}×');
  });
});

it('has the same parameters in every language', () => {
  const parameters = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const key of Object.keys(playerMessages.en) as (keyof typeof playerMessages.en)[]) {
    expect(parameters(playerMessages.es[key])).toEqual(parameters(playerMessages.en[key]));
  }
});

it('holds nothing that vue-i18n would read as syntax', () => {
  for (const text of Object.values(playerMessages).flatMap((table) => Object.values(table))) {
    expect(text).not.toMatch(/[@|]|<\w/);
  }
});
