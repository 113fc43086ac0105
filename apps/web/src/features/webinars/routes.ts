import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/live/:id/room',
    name: 'live-room',
    component: () => import('./room/RoomPage.vue'),
    meta: { title: 'webinars.room.title' },
  },
] satisfies RouteRecordRaw[];
