import { describe, expect, it } from 'vitest';
import { covers, stepsOf } from './covers';

describe('steps and the details below them', () => {
  it('a step covers itself and what hangs below it', () => {
    const step = 'practice:eligibility';
    expect(covers(step, step)).toBe(true);
    expect(covers(step, `${step}/chiropractic/visit-limits`)).toBe(true);
    expect(covers(step, 'practice:eligibility-plus')).toBe(false);
    expect(covers(`${step}/chiropractic/visit-limits`, step)).toBe(false);
  });

  it('shows each step once', () => {
    expect(stepsOf(['billing:ar', 'practice:a/x/y', 'practice:a', 'billing:ar'])).toEqual([
      'billing:ar',
      'practice:a',
    ]);
  });
});
