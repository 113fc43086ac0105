import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router';
import { followJoinLink } from './join-link';
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
  const joined = await followJoinLink(to, session);
  if (joined) return joined;
  const { access } = to.meta;
  if (access === 'public') return true;
  if (session.joinedId) return reachesJoined(to, session.joinedId);
  if (!session.me) return access === 'guest' ? true : signInFirst(to);
  if (access === 'guest') return firstPage(session.me.role);
  if (to.path === '/' && session.isStaff) return firstPage(session.me.role);
  if (access && !access.includes(session.me.role)) return forbidden(to);
  return true;
}

/** A join link opens the page of its webinar; for the rest the person signs in. */
function reachesJoined(to: RouteLocationNormalized, id: string): true | RouteLocationRaw {
  const isIt = to.name === 'webinar' && to.params.id === id;
  return isIt || to.meta.access === 'guest' ? true : signInFirst(to);
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
