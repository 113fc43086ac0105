import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router';
import { useSession, type Role } from './session';

/** Where a person starts: staff work in the studio, everybody else learns. */
export const firstPage = (role: Role): string =>
  role === 'admin' || role === 'trainer' ? '/studio' : '/';

/** Lets a page open, or names the page to open instead. */
export async function guard(to: RouteLocationNormalized): Promise<true | RouteLocationRaw> {
  const session = useSession();
  try {
    await session.load();
  } catch {
    // The page itself tells that the server cannot be reached, and offers to try again.
    return true;
  }
  const { access } = to.meta;
  if (access === 'public') return true;
  if (!session.me) return access === 'guest' ? true : signInFirst(to);
  if (access === 'guest') return firstPage(session.me.role);
  if (to.path === '/' && session.isStaff) return firstPage(session.me.role);
  if (access && !access.includes(session.me.role)) return forbidden(to);
  return true;
}

function signInFirst(to: RouteLocationNormalized): RouteLocationRaw {
  return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
}

function forbidden(to: RouteLocationNormalized): RouteLocationRaw {
  return {
    name: 'forbidden',
    params: { pathMatch: to.path.slice(1).split('/') },
    query: to.query,
    hash: to.hash,
  };
}

/** A `next` from the address bar is followed only within this app. */
export function safeNext(next: unknown): string | null {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : null;
}
