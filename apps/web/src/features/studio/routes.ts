import type { RouteRecordRaw } from 'vue-router';

const STAFF = ['admin', 'trainer'] as const;

export default [
  {
    path: '/studio',
    name: 'studio',
    component: () => import('./recordings/RecordingsPage.vue'),
    meta: { access: STAFF, title: 'studio.recordings.title' },
  },
  {
    path: '/studio/recordings/:id',
    name: 'studio-recording',
    component: () => import('./recordings/RecordingPage.vue'),
    meta: { access: STAFF, title: 'studio.recording.title' },
  },
  {
    path: '/studio/classes',
    name: 'studio-classes',
    component: () => import('./classes/ClassesPage.vue'),
    meta: { access: STAFF, title: 'studio.classes.title' },
  },
  {
    path: '/studio/classes/:id',
    name: 'studio-class',
    component: () => import('./classes/ClassPage.vue'),
    meta: { access: STAFF, title: 'studio.class.title' },
  },
  {
    path: '/studio/feedback',
    name: 'studio-feedback',
    component: () => import('./feedback/FeedbackPage.vue'),
    meta: { access: STAFF, title: 'studio.feedback.title' },
  },
  {
    path: '/studio/feedback/:classId',
    name: 'studio-class-feedback',
    component: () => import('./feedback/ClassFeedbackPage.vue'),
    meta: { access: STAFF, title: 'studio.feedback.classTitle' },
  },
  {
    path: '/studio/inbox',
    name: 'studio-inbox',
    component: () => import('./inbox/InboxPage.vue'),
    meta: { access: STAFF, title: 'studio.inbox.title' },
  },
  {
    path: '/studio/quizzes',
    name: 'studio-quizzes',
    component: () => import('./quizzes/QuizzesPage.vue'),
    meta: { access: STAFF, title: 'studio.quizzes.title' },
  },
  {
    path: '/studio/quizzes/:id',
    name: 'studio-quiz',
    component: () => import('./quizzes/QuizPage.vue'),
    meta: { access: STAFF, title: 'studio.quiz.title' },
  },
] satisfies RouteRecordRaw[];
