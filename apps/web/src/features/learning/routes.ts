import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/me',
    name: 'me',
    component: () => import('./MePage.vue'),
    meta: { title: 'learning.me.title' },
  },
] satisfies RouteRecordRaw[];
