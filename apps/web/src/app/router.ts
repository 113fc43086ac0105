import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { guard } from './guard';
import { useRouteFocus } from './route-focus';

/** Each feature brings its pages in `features/NAME/routes.ts`. */
const features = import.meta.glob<RouteRecordRaw[]>('../features/*/routes.ts', {
  eager: true,
  import: 'default',
});

const problemPages: RouteRecordRaw[] = [
  {
    path: '/:pathMatch(.*)*',
    name: 'not-found',
    component: () => import('./pages/NotFoundPage.vue'),
    meta: { access: 'public', title: 'app.notFound.title' },
  },
  {
    path: '/:pathMatch(.*)*',
    name: 'forbidden',
    component: () => import('./pages/ForbiddenPage.vue'),
    meta: { title: 'app.forbidden.title' },
  },
];

/** Left out of every build, with all that only it imports. */
const developmentPages: RouteRecordRaw[] = import.meta.env.DEV
  ? [
      {
        path: '/components',
        name: 'components',
        component: () => import('../development/ComponentsPage.vue'),
        meta: { access: 'public', title: 'app.components' },
      },
    ]
  : [];

export const router = createRouter({
  history: createWebHistory(),
  routes: [...Object.values(features).flat(), ...developmentPages, ...problemPages],
  scrollBehavior(to, from, saved) {
    if (saved) return saved;
    if (pageKey(to) === pageKey(from)) return false;
    return { top: 0 };
  },
});

router.beforeEach(guard);
useRouteFocus(router, pageKey);

/** Routes with the same key are one page: moving between them keeps component, focus and scroll. */
export function pageKey(route: { path: string; meta: RouteMetaKey }): string {
  return route.meta.pageKey?.(route) ?? route.path;
}

type RouteMetaKey = { pageKey?: (route: { path: string }) => string };
