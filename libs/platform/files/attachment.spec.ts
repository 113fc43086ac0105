import { describe, expect, it } from 'vitest';
import { attachment } from './attachment';

describe('a file that is saved', () => {
  it.each([
    ['Slides.pdf', `filename="Slides.pdf"; filename*=UTF-8''Slides.pdf`],
    ['Año 2026.pdf', `filename="Ano 2026.pdf"; filename*=UTF-8''A%C3%B1o%202026.pdf`],
    ['a"b\\c%d.txt', `filename="a_b_c_d.txt"; filename*=UTF-8''a%22b%5Cc%25d.txt`],
    ["it's (1)*.csv", `filename="it's (1)*.csv"; filename*=UTF-8''it%27s%20%281%29%2A.csv`],
    [
      'a\r\nset-cookie: x',
      `filename="a__set-cookie: x"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20x`,
    ],
    ['half \ud83d', `filename="half _"; filename*=UTF-8''half%20%EF%BF%BD`],
  ])('is called %j', (name, told) => {
    expect(attachment(name)).toBe(`attachment; ${told}`);
    expect(attachment(name)).toMatch(/^[ -~]*$/);
  });
});
