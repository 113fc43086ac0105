import { describe, expect, it } from 'vitest';
import { pageLinks } from './page-links';

const routes = [
  { path: '/', meta: { title: 'home' }, redirect: undefined },
  { path: '/me', meta: { title: 'me' }, redirect: undefined },
  { path: '/admin', meta: { title: 'admin' }, redirect: '/admin/people' },
  {
    path: '/studio',
    meta: { title: 'studio', access: ['trainer', 'admin'] as const },
    redirect: undefined,
  },
  { path: '/watch/:class', meta: { title: 'watch' }, redirect: undefined },
  { path: '/sign-in', meta: { title: 'sign-in', access: 'guest' as const }, redirect: undefined },
];

describe('the pages in the palette', () => {
  it('are those of the role that need nothing chosen first', () => {
    expect(pageLinks(routes, 'learner').map(({ to }) => to)).toEqual(['/', '/me']);
  });

  it('begin with the studio for staff', () => {
    expect(pageLinks(routes, 'trainer').map(({ to }) => to)).toEqual(['/me', '/studio']);
  });
});
