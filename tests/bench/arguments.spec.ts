import { expect, it } from 'vitest';
import { readArguments, USAGE } from './arguments';

it('knows the size that the figures are given for', () => {
  expect(readArguments(['reports'])).toEqual({ bench: 'reports', practices: 200, rounds: 5 });
  expect(readArguments(['reports', '--practices', '4', '--rounds', '1'])).toEqual({
    bench: 'reports',
    practices: 4,
    rounds: 1,
  });
  expect(readArguments(['transcode', '--input', 'a.mp4'])).toEqual({
    bench: 'transcode',
    input: 'a.mp4',
    rounds: 1,
  });
  expect(readArguments(['first-playable'])).toEqual({ bench: 'first-playable', rounds: 3 });
  expect(readArguments(['workers', '--rounds', '5'])).toEqual({ bench: 'workers', rounds: 5 });
  const room = { bench: 'room', connections: 300, rate: 300, seconds: 20 };
  expect(readArguments(['room'])).toEqual(room);
  const live = { bench: 'live', minutes: 10, seconds: 120, viewers: 300 };
  expect(readArguments(['live'])).toEqual(live);
});

it.each([
  [[]],
  [['nothing']],
  [['reports', '--practices', '1']],
  [['reports', '--rounds', 'many']],
  [['room', '--connections', '1']],
  [['live', '--seconds', '5']],
])('says how it is called when asked for %j', (args) =>
  expect(() => readArguments(args)).toThrow(USAGE),
);
