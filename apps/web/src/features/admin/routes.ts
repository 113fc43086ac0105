import type { RouteRecordRaw } from 'vue-router';

const access = ['admin'] as const;

export default [
  { path: '/admin', redirect: '/admin/practices', meta: { title: 'admin.title' } },
  {
    path: '/admin/practices',
    name: 'admin-practices',
    component: () => import('./practices/PracticesPage.vue'),
    meta: { access, title: 'admin.practices.title' },
  },
  {
    path: '/admin/people',
    name: 'admin-people',
    component: () => import('./people/PeoplePage.vue'),
    meta: { access, title: 'admin.people.title' },
  },
  {
    path: '/admin/topics',
    name: 'admin-topics',
    component: () => import('./topics/TopicsPage.vue'),
    meta: { access, title: 'admin.topics.title' },
  },
  {
    path: '/admin/audit',
    name: 'admin-audit',
    component: () => import('./audit/AuditPage.vue'),
    meta: { access, title: 'admin.audit.title' },
  },
  {
    path: '/admin/work',
    name: 'admin-work',
    component: () => import('./work/WorkPage.vue'),
    meta: { access, title: 'admin.work.title' },
  },
  {
    path: '/admin/outbox',
    name: 'admin-outbox',
    component: () => import('./outbox/OutboxPage.vue'),
    meta: { access, title: 'admin.outbox.title' },
  },
] satisfies RouteRecordRaw[];
