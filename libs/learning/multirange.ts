import type { Span } from './span';

/** Writes spans as an `int4multirange` literal: `{[0,5000),[7000,9000)}`. */
export const toMultirange = (spans: readonly Readonly<Span>[]): string =>
  `{${spans.map(([start, end]) => `[${start},${end})`).join(',')}}`;

/** Reads PostgreSQL's canonical text of an `int4multirange`: half-open, sorted, apart. */
export function fromMultirange(text: string): Span[] {
  return [...text.matchAll(/\[(-?\d+),(-?\d+)\)/g)].map(([, start, end]): Span => [
    Number(start),
    Number(end),
  ]);
}
