import type { Span } from './watch-summary';

/** Reads PostgreSQL's canonical text of an `int4multirange`: half-open, sorted, apart. */
export const readSpans = (text: string): Span[] =>
  [...text.matchAll(/\[(-?\d+),(-?\d+)\)/g)].map(
    ([, start, end]) => [Number(start), Number(end)] as const,
  );
