import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../app/http';
import { isFinalRefusal } from './api';

const answer = (status: number) => isFinalRefusal(new ApiProblem(status, 'code', 'title'));

describe('a refused watch batch', () => {
  it.each([400, 404, 409, 410, 422])(
    'is dropped after %i: sending it again cannot help',
    (status) => expect(answer(status)).toBe(true),
  );

  it.each([0, 401, 403, 429, 500, 503])('is kept and sent again after %i', (status) =>
    expect(answer(status)).toBe(false),
  );

  it('is kept after an error that is not an answer', () => {
    expect(isFinalRefusal(new TypeError('network'))).toBe(false);
  });
});
