import { describe, expect, it } from 'vitest';
import { displayName } from './display-name';

describe('displayName', () => {
  it.each([
    ['Eligibility 101.mp4', 'Eligibility 101.mp4'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\fakepath\\class.mov', 'class.mov'],
    ['a\u0000b\nc.mp4', 'abc.mp4'],
    ['invoice\u202Egpj.mp4', 'invoicegpj.mp4'],
    ['  reembolso ñ.mkv ', 'reembolso ñ.mkv'],
    ['', 'recording'],
    [null, 'recording'],
    ['/', 'recording'],
  ])('shows %j as %j', (given, shown) => {
    expect(displayName(given, 'recording')).toBe(shown);
  });

  it('keeps 200 characters, never half of one', () => {
    expect([...displayName('😀'.repeat(300), '')]).toHaveLength(200);
  });
});
