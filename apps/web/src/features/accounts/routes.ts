import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./SignInPage.vue'),
    meta: { access: 'guest', plain: true, title: 'accounts.signIn.title' },
  },
  {
    path: '/reset',
    name: 'reset',
    component: () => import('./ResetAskPage.vue'),
    meta: { access: 'public', plain: true, title: 'accounts.reset.title' },
  },
  {
    path: '/reset/:token',
    name: 'reset-password',
    component: () => import('./ResetPasswordPage.vue'),
    meta: { access: 'public', plain: true, title: 'accounts.newPassword.title' },
  },
  {
    path: '/invitation/:token',
    name: 'invitation',
    component: () => import('./InvitationPage.vue'),
    meta: { access: 'public', plain: true, title: 'accounts.invitation.title' },
  },
] satisfies RouteRecordRaw[];
