import type { RouteRecordNormalized } from 'vue-router';
import type { Role } from '../../app/session';

export interface PageLink {
  to: string;
  /** Message key. */
  title: string;
}

/** The pages that a role may open and that need nothing chosen first. */
export function pageLinks(
  routes: readonly Pick<RouteRecordNormalized, 'path' | 'meta' | 'redirect'>[],
  role: Role,
): PageLink[] {
  const isStaff = role === 'admin' || role === 'trainer';
  return routes
    .filter(({ path, meta: { access }, redirect }) => {
      if (path.includes(':') || redirect || access === 'public' || access === 'guest') return false;
      // Staff begin in the studio.
      if (path === '/' && isStaff) return false;
      return access === undefined || access.includes(role);
    })
    .map(({ path, meta }) => ({ to: path, title: meta.title }));
}
