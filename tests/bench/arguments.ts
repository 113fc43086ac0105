import { parseArgs } from 'node:util';

export const USAGE =
  'npm run bench -- reports [--practices N] [--rounds N] | transcode [--input FILE] [--rounds N] | ' +
  'first-playable [--rounds N] | workers [--rounds N] | ' +
  'room [--connections N] [--rate N] [--seconds N] | ' +
  'live [--minutes N] [--seconds N] [--viewers N]';

export type BenchArguments =
  | { bench: 'reports'; practices: number; rounds: number }
  | { bench: 'transcode'; input: string | null; rounds: number }
  | { bench: 'first-playable' | 'workers'; rounds: number }
  | { bench: 'room'; connections: number; rate: number; seconds: number }
  | { bench: 'live'; minutes: number; seconds: number; viewers: number };

/** @throws Error that says how it is called */
export function readArguments(args: string[]): BenchArguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      practices: { type: 'string', default: '200' },
      rounds: { type: 'string' },
      input: { type: 'string' },
      connections: { type: 'string', default: '300' },
      rate: { type: 'string', default: '300' },
      seconds: { type: 'string' },
      minutes: { type: 'string', default: '10' },
      viewers: { type: 'string', default: '300' },
    },
  });
  switch (positionals.join()) {
    case 'reports':
      return {
        bench: 'reports',
        practices: atLeast(2, values.practices),
        rounds: atLeast(1, values.rounds ?? '5'),
      };
    case 'transcode':
      return {
        bench: 'transcode',
        input: values.input ?? null,
        rounds: atLeast(1, values.rounds ?? '1'),
      };
    case 'first-playable':
    case 'workers':
      return { bench: positionals[0] as 'workers', rounds: atLeast(1, values.rounds ?? '3') };
    case 'room':
      return {
        bench: 'room',
        connections: atLeast(2, values.connections),
        rate: atLeast(1, values.rate),
        seconds: atLeast(1, values.seconds ?? '20'),
      };
    case 'live':
      return {
        bench: 'live',
        minutes: atLeast(1, values.minutes),
        seconds: atLeast(10, values.seconds ?? '120'),
        viewers: atLeast(1, values.viewers),
      };
    default:
      throw new Error(`Which bench? ${USAGE}`);
  }
}

function atLeast(least: number, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`${text} is no number from ${least} on. ${USAGE}`);
}
