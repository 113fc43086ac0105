import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/quiz/:id',
    name: 'quiz',
    component: () => import('./QuizPage.vue'),
    meta: { title: 'quizzes.title' },
  },
] satisfies RouteRecordRaw[];
