import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/library',
    name: 'library',
    component: () => import('./library/LibraryPage.vue'),
    meta: { title: 'classes.library.title' },
  },
  {
    path: '/watch/:class/:chapter?',
    name: 'watch',
    component: () => import('./watch/WatchPage.vue'),
    meta: {
      title: 'classes.watch.title',
      // Going from chapter to chapter stays on the page.
      pageKey: ({ path }) => path.split('/').slice(0, 3).join('/'),
    },
  },
] satisfies RouteRecordRaw[];
