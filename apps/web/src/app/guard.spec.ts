import { describe, expect, it } from 'vitest';
import { firstPage, safeNext } from './guard';

describe('the page after sign-in', () => {
  it('is the studio for staff and home for everybody else', () => {
    expect(
      ['admin', 'trainer', 'manager', 'learner'].map((role) => firstPage(role as 'admin')),
    ).toEqual(['/studio', '/studio', '/', '/']);
  });

  it('follows a path of this app', () => {
    expect(safeNext('/watch/1/2?t=9')).toBe('/watch/1/2?t=9');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '', undefined, ['/a']])(
    'does not follow %s',
    (next) => expect(safeNext(next)).toBeNull(),
  );
});
