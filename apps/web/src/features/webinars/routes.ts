import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/studio/webinars/:id/broadcast',
    name: 'studio-broadcast',
    component: () => import('./broadcast/BroadcastPage.vue'),
    meta: { access: ['admin', 'trainer'], title: 'webinars.broadcast.title' },
  },
] satisfies RouteRecordRaw[];
