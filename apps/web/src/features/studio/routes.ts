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
] satisfies RouteRecordRaw[];
