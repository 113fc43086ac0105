import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/',
    name: 'home',
    component: () => import('./HomePage.vue'),
    meta: { access: ['learner', 'manager', 'trainer', 'admin'], title: 'home.title' },
  },
] satisfies RouteRecordRaw[];
