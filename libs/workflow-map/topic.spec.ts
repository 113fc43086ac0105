import { describe, expect, it } from 'vitest';
import { inLanguage, parseTopicKey, topicKey } from './topic';

describe('parseTopicKey', () => {
  it('takes apart what topicKey puts together', () => {
    const topic = { axis: 'practice', key: 'eligibility/chiropractic/visit-limits' } as const;
    expect(parseTopicKey(topicKey(topic))).toEqual(topic);
  });

  it.each([
    ['an axis that is none', 'payer:eligibility'],
    ['no axis', 'eligibility'],
    ['no key', 'practice:'],
    ['two colons', 'practice:eligibility:x'],
    ['capitals', 'practice:Eligibility'],
    ['a path upwards', 'practice:../x'],
    ['too deep', 'practice:a/b/c/d'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(parseTopicKey(text)).toBeNull();
  });
});

describe('inLanguage', () => {
  it('falls back to English where there is no Spanish', () => {
    expect(inLanguage('es', 'Denials', 'Denegaciones')).toBe('Denegaciones');
    expect(inLanguage('es', 'Denials', null)).toBe('Denials');
    expect(inLanguage('en', 'Denials', 'Denegaciones')).toBe('Denials');
  });
});
