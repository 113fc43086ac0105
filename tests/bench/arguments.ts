import { parseArgs } from 'node:util';

export const USAGE = 'npm run bench -- reports [--practices N] [--rounds N]';

export interface BenchArguments {
  practices: number;
  rounds: number;
}

/** @throws Error that says how it is called */
export function readArguments(args: string[]): BenchArguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      practices: { type: 'string', default: '200' },
      rounds: { type: 'string', default: '5' },
    },
  });
  if (positionals.join() !== 'reports') throw new Error(`Which bench? ${USAGE}`);
  return { practices: atLeast(2, values.practices), rounds: atLeast(1, values.rounds) };
}

function atLeast(least: number, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`${text} is no number from ${least} on. ${USAGE}`);
}
