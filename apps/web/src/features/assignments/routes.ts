import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/assignments',
    name: 'assignments',
    component: () => import('./manage/AssignmentsPage.vue'),
    meta: { access: ['admin', 'trainer', 'manager'], title: 'assignments.manage.title' },
  },
] satisfies RouteRecordRaw[];
