import type { Part } from '../lesson';

/** Text for use inside an HTML element. */
export function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Class of a part while line `now` is spoken; `lit` came earlier and still stands out. */
export function entrance(
  { at, until = at }: Pick<Part, 'at' | 'until'>,
  now: number,
): 'said' | 'now' | 'now lit' | 'later' {
  if (at === now) return 'now';
  if (at > now) return 'later';
  return now <= until ? 'now lit' : 'said';
}
