import { describe, expect, it } from 'vitest';
import { ebmlHead } from './ebml';

const head = (hex: string) => ebmlHead(Buffer.from(hex, 'hex'));

describe('ebmlHead', () => {
  it.each([
    ['1a45dfa3a3', 0x1a45dfa3, 35, 5],
    ['a34100', 0xa3, 256, 3],
    ['e781', 0xe7, 1, 2],
    ['18538067 0100000000000010'.replace(' ', ''), 0x18538067, 16, 12],
  ])('reads %s', (hex, id, size, headBytes) => {
    expect(head(hex)).toEqual({ id, size, headBytes });
  });

  it.each(['1f43b675ff', '1f43b67501ffffffffffffff', 'a37fff'])('knows %s has no size', (hex) => {
    expect(head(hex)?.size).toBeNull();
  });

  it.each(['', '1a45df', 'a3', 'a341', '00ff', '0885'])('cannot read %j', (hex) => {
    expect(head(hex)).toBeNull();
  });
});
