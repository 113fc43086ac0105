import type { DemoApp, DemoRole } from './demo-app';

export interface PageCase {
  /** Names the pictures. */
  name: string;
  role: DemoRole | 'nobody';
  /** As the router knows it; a parameter's value comes from `open`. */
  route: string;
  /** The address to open. */
  open: (app: DemoApp) => string;
  /** The page is complete when this can be seen. */
  ready?: string;
}

const page = (
  name: string,
  role: PageCase['role'],
  route: string,
  rest: Partial<PageCase> = {},
): PageCase => ({ name, role, route, open: () => route, ...rest });

const UNKNOWN = 'abcdefghijklmnopqrstuvwxyz0123456789abcdefg';

/** Every page of the web app, as the person sees it who works with it. */
export const pages: readonly PageCase[] = [
  page('sign-in', 'nobody', '/sign-in'),
  page('reset', 'nobody', '/reset'),
  page('reset-password', 'nobody', '/reset/:token', { open: () => `/reset/${UNKNOWN}` }),
  page('invitation', 'nobody', '/invitation/:token', { open: () => `/invitation/${UNKNOWN}` }),
  page('home', 'learner', '/', { ready: 'main article' }),
  page('library', 'learner', '/library', { ready: 'main article' }),
  page('library-filtered', 'learner', '/library', {
    open: () => '/library?topic=practice:eligibility&specialty=chiropractic',
    ready: 'main article',
  }),
  page('library-empty', 'learner', '/library', { open: () => '/library?q=nothing-like-this' }),
  page('map', 'learner', '/map', { ready: 'main li' }),
  page('watch', 'learner', '/watch/:class/:chapter?', {
    open: ({ classId }) => `/watch/${classId}`,
    ready: '.rounds-player video',
  }),
  page('watch-missing', 'learner', '/watch/:class/:chapter?', {
    open: () => '/watch/01900000-0000-7000-8000-000000000000',
    ready: 'main [role=alert]',
  }),
  page('me', 'learner', '/me', { ready: 'main [role=progressbar]' }),
  page('forbidden', 'learner', '/studio', {}),
  page('not-found', 'learner', '/:pathMatch(.*)*', { open: () => '/no/such/page' }),
  page('team', 'manager', '/team', { ready: 'main article' }),
  page('studio', 'trainer', '/studio', { ready: 'main li, main tr' }),
  page('studio-recording', 'trainer', '/studio/recordings/:id', {
    open: ({ recordingId }) => `/studio/recordings/${recordingId}`,
  }),
  page('studio-classes', 'trainer', '/studio/classes', { ready: 'main li, main tr' }),
  page('studio-class', 'trainer', '/studio/classes/:id', {
    open: ({ classId }) => `/studio/classes/${classId}`,
  }),
  page('admin-practices', 'admin', '/admin/practices', { ready: 'main li, main tr' }),
  page('admin-people', 'admin', '/admin/people', { ready: 'main li, main tr' }),
  page('admin-topics', 'admin', '/admin/topics', { ready: 'main li, main tr' }),
  page('admin-audit', 'admin', '/admin/audit', { ready: 'main li, main tr' }),
  page('admin-outbox', 'admin', '/admin/outbox'),
];
