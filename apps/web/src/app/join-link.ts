import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router';
import type { useSession } from './session';

/** The token of a personal link: `/live/ID#join=TOKEN`. */
export const joinTokenOf = (hash: string): string | null =>
  new URLSearchParams(hash.replace(/^#/, '')).get('join');

/**
 * Follows a personal link into its webinar, for who has not signed in; who has needs none. The
 * token leaves the address bar. @returns where to go instead, null when there is no link
 */
export async function followJoinLink(
  to: RouteLocationNormalized,
  session: Pick<ReturnType<typeof useSession>, 'me' | 'joinedId' | 'join'>,
): Promise<RouteLocationRaw | null> {
  const token = to.name === 'webinar' ? joinTokenOf(to.hash) : null;
  if (!token) return null;
  const page = { path: to.path, replace: true };
  const isSignedIn = session.me && !session.joinedId;
  if (isSignedIn || session.joinedId === to.params.id) return page;
  try {
    await session.join(String(to.params.id), token);
    return page;
  } catch {
    return { name: 'sign-in', query: { next: to.path, link: 'void' }, replace: true };
  }
}
