import { describe, expect, it } from 'vitest';
import { csvLine } from './csv';

describe('a line of CSV', () => {
  it('quotes what RFC 4180 wants quoted', () => {
    expect(csvLine(['plain', 'a,b', 'say "hi"', 'two\nlines', ''])).toBe(
      'plain,"a,b","say ""hi""","two\nlines",\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://evil","x")'])(
    'never is a formula: %j',
    (text) => {
      const cell = csvLine([text]).replace(/^"/, '');
      expect(cell.startsWith(`'${text[0]}`)).toBe(true);
    },
  );

  it('leaves numbers numbers and tells times in UTC', () => {
    expect(csvLine([-1.5, 0, true, null, undefined, new Date(0)])).toBe(
      '-1.5,0,true,,,1970-01-01T00:00:00.000Z\r\n',
    );
  });
});
