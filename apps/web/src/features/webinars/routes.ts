import type { RouteRecordRaw } from 'vue-router';

const STAFF = ['admin', 'trainer'] as const;

export default [
  {
    path: '/live',
    name: 'live',
    component: () => import('./live/LivePage.vue'),
    meta: { title: 'webinars.live.title' },
  },
  {
    path: '/live/:id',
    name: 'webinar',
    component: () => import('./webinar/WebinarPage.vue'),
    meta: { title: 'webinars.webinar.title' },
  },
  {
    path: '/unsubscribe',
    name: 'unsubscribe',
    component: () => import('./unsubscribe/UnsubscribePage.vue'),
    meta: { access: 'public', plain: true, title: 'webinars.unsubscribe.title' },
  },
  {
    path: '/studio/webinars',
    name: 'studio-webinars',
    component: () => import('./studio/WebinarsPage.vue'),
    meta: { access: STAFF, title: 'webinars.studio.title' },
  },
  {
    path: '/studio/webinars/:id',
    name: 'studio-webinar',
    component: () => import('./studio/StudioWebinarPage.vue'),
    meta: { access: STAFF, title: 'webinars.studio.one' },
  },
  // Links of earlier days.
  { path: '/live/:id/room', redirect: ({ params, hash }) => ({ name: 'webinar', params, hash }) },
  {
    path: '/studio/webinars/:id/broadcast',
    name: 'studio-broadcast',
    component: () => import('./broadcast/BroadcastPage.vue'),
    // Customers speak, too: the server knows who presents.
    meta: { title: 'webinars.broadcast.title' },
  },
] satisfies RouteRecordRaw[];
