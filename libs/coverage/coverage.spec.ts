import { describe, expect, it } from 'vitest';
import { coverage, placeKey, type CoveringClass, type Place, type TopicPlace } from './coverage';

const LIMITS = 'practice:eligibility/chiropractic/visit-limits';
const topics = new Map<string, TopicPlace>([
  ['practice:eligibility', { axis: 'practice', step: 'practice:eligibility' }],
  [LIMITS, { axis: 'practice', step: 'practice:eligibility' }],
  ['practice:check-in', { axis: 'practice', step: 'practice:check-in' }],
  ['billing:denials', { axis: 'billing', step: 'billing:denials' }],
]);

const lesson = (id: string, own: string[], ...chapters: string[][]) => ({
  id,
  topics: own,
  chapters: chapters.map((tags, index) => ({ id: `${id}${index + 1}`, topics: tags })),
});

function at(place: Partial<Place>, ...classes: (CoveringClass & { id: string })[]): string[] {
  const covers = coverage(classes, topics);
  const key = placeKey({ practice: null, billing: null, ...place });
  return (covers.get(key) ?? []).map(({ of, chapter }) => chapter?.id ?? of.id);
}

describe('what covers a place', () => {
  const eligibility = { practice: 'practice:eligibility' };
  const pair = { ...eligibility, billing: 'billing:denials' };

  it('is each chapter that is about the step, classes in their order', () => {
    const a = lesson('a', [], ['practice:eligibility'], ['practice:check-in']);
    const b = lesson('b', [], ['practice:eligibility'], ['practice:eligibility']);
    expect(at(eligibility, a, b)).toEqual(['a1', 'b1', 'b2']);
  });

  it('is a chapter about what a specialty adds, at the step and by itself, once', () => {
    const a = lesson('a', [], [LIMITS, 'practice:eligibility']);
    expect(at(eligibility, a)).toEqual(['a1']);
    expect(at({ practice: LIMITS }, a)).toEqual(['a1']);
    expect(at({ practice: LIMITS }, lesson('b', [], ['practice:eligibility']))).toEqual([]);
  });

  it('is at a pair only what is about both', () => {
    const apart = lesson('a', [], ['practice:eligibility'], ['billing:denials']);
    const both = lesson('b', [], ['billing:denials', LIMITS]);
    expect(at(pair, apart, both)).toEqual(['b1']);
    expect(at({ billing: 'billing:denials' }, apart, both)).toEqual(['a2', 'b1']);
  });

  it('is the class as a whole when it says so and none of its chapters does', () => {
    const whole = lesson('a', ['practice:eligibility', 'billing:denials'], []);
    expect(at(pair, whole)).toEqual(['a']);
    const part = lesson('b', ['practice:eligibility'], ['practice:eligibility'], []);
    expect(at(eligibility, part)).toEqual(['b1']);
    const mixed = lesson('c', ['practice:eligibility', 'billing:denials'], ['billing:denials']);
    expect(at(pair, mixed)).toEqual(['c']);
    expect(at(eligibility, mixed)).toEqual(['c']);
  });

  it('passes over topics that are no longer on the map', () => {
    expect(at(eligibility, lesson('a', [], ['practice:gone']))).toEqual([]);
  });
});
