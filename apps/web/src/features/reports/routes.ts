import type { RouteRecordRaw } from 'vue-router';

const STAFF = ['admin', 'trainer'] as const;

export default [
  {
    path: '/studio/reports',
    name: 'reports',
    component: () => import('./classes/ClassReportsPage.vue'),
    meta: { access: STAFF, title: 'reports.classes.title' },
  },
  {
    path: '/studio/reports/classes/:id',
    name: 'class-report',
    component: () => import('./classes/ClassReportPage.vue'),
    meta: { access: STAFF, title: 'reports.class.title' },
  },
  {
    path: '/studio/reports/watching',
    name: 'watching-report',
    component: () => import('./watching/WatchingPage.vue'),
    meta: { access: STAFF, title: 'reports.watching.title' },
  },
  {
    path: '/studio/reports/quiz-results',
    name: 'quiz-results-report',
    component: () => import('./quiz-results/QuizResultsPage.vue'),
    meta: { access: STAFF, title: 'reports.quizResults.title' },
  },
] satisfies RouteRecordRaw[];
