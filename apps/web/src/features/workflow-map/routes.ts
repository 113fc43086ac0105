import type { RouteRecordRaw } from 'vue-router';

const STAFF = ['admin', 'trainer'] as const;

export default [
  {
    path: '/map',
    name: 'map',
    component: () => import('./map/MapPage.vue'),
    meta: { title: 'workflow-map.title' },
  },
  {
    path: '/studio/requests',
    name: 'topic-requests',
    component: () => import('./requests/RequestsPage.vue'),
    meta: { access: STAFF, title: 'workflow-map.requests.title' },
  },
] satisfies RouteRecordRaw[];
