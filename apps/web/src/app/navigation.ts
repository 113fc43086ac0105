import type { Role } from './session';

export interface NavigationItem {
  to: string;
  /** Message key. */
  label: string;
  icon: string;
  roles: readonly Role[];
  /** Pages that are reached from it and stand elsewhere. */
  also?: readonly string[];
}

const EVERYBODY = ['learner', 'manager', 'trainer', 'admin'] as const;
const LEARNERS = ['learner', 'manager'] as const;
/** Managers and admins have five entries already: they come by the first page and the studio. */
const LIVE = ['learner', 'trainer'] as const;
const STAFF = ['trainer', 'admin'] as const;
const ASSIGNMENTS = ['/assignments'] as const;

const items: readonly NavigationItem[] = [
  { to: '/', label: 'app.nav.home', icon: 'i-lucide-house', roles: LEARNERS },
  {
    to: '/studio',
    label: 'app.nav.studio',
    icon: 'i-lucide-clapperboard',
    roles: STAFF,
    also: ASSIGNMENTS,
  },
  { to: '/live', label: 'app.nav.live', icon: 'i-lucide-radio', roles: LIVE },
  { to: '/library', label: 'app.nav.library', icon: 'i-lucide-library', roles: EVERYBODY },
  { to: '/map', label: 'app.nav.map', icon: 'i-lucide-map', roles: EVERYBODY },
  {
    to: '/team',
    label: 'app.nav.team',
    icon: 'i-lucide-users',
    roles: ['manager'],
    also: ASSIGNMENTS,
  },
  { to: '/admin', label: 'app.nav.admin', icon: 'i-lucide-settings', roles: ['admin'] },
  { to: '/me', label: 'app.nav.me', icon: 'i-lucide-circle-user', roles: EVERYBODY },
];

/** The main navigation of a role; at most five entries, so that it fits a phone. */
export const navigationOf = (role: Role): NavigationItem[] =>
  items.filter(({ roles }) => roles.includes(role));

/** Whether an entry stands for the page that is open. */
export const isCurrent = (item: NavigationItem, path: string): boolean =>
  item.to === '/'
    ? path === '/'
    : [item.to, ...(item.also ?? [])].some((to) => path === to || path.startsWith(`${to}/`));
