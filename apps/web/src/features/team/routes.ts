import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/team',
    name: 'team',
    component: () => import('./TeamPage.vue'),
    meta: { access: ['manager'], title: 'team.title' },
  },
] satisfies RouteRecordRaw[];
