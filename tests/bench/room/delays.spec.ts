import { expect, it } from 'vitest';
import { Delays } from './delays';

it('knows the delay that a part of them does not exceed', () => {
  const delays = new Delays();
  for (let ms = 1; ms <= 100; ms += 1) delays.add(ms - 0.5);
  expect([0.5, 0.99, 1].map((part) => delays.percentile(part))).toEqual([50, 99, 100]);
  expect(() => new Delays().percentile(0.5)).toThrow('nothing was measured');
});
