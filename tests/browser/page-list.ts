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
  /** What is pressed then; the page is looked at with the dialog that it opens. */
  press?: string;
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
  page('unsubscribe', 'nobody', '/unsubscribe', { open: () => `/unsubscribe#token=${UNKNOWN}` }),
  page('home', 'learner', '/', { ready: 'main article' }),
  page('home-newcomer', 'manager', '/', { ready: '#concepts-title' }),
  page('library', 'learner', '/library', { ready: 'main article' }),
  page('library-filtered', 'learner', '/library', {
    open: () => '/library?practice=practice:eligibility&specialty=chiropractic&sort=title',
    ready: 'main article',
  }),
  page('library-empty', 'learner', '/library', {
    open: () => '/library?q=medicare&billing=billing:appeals',
  }),
  page('map', 'learner', '/map', { ready: 'main [data-place]' }),
  page('map-place', 'learner', '/map', {
    open: () => '/map?practice=practice:eligibility',
    ready: 'main section li a',
  }),
  page('map-empty-place', 'learner', '/map', {
    open: () => '/map?practice=practice:check-out&billing=billing:ar',
    ready: 'main section button',
  }),
  page('map-bare-for-specialty', 'learner', '/map', {
    open: () => '/map?specialty=podiatry&axis=billing',
    ready: 'main [data-place]',
  }),
  page('watch-see-first', 'learner', '/watch/:class/:chapter?', {
    open: ({ classId }) => `/watch/${classId}?t=80`,
    ready: 'main aside ul a',
  }),
  page('map-failing', 'learner', '/map', {
    open: () => '/map?specialty=astrology',
    ready: 'main [role=alert]',
  }),
  page('map-requests', 'trainer', '/studio/requests', { ready: 'main article' }),
  page('map-requests-empty', 'trainer', '/studio/requests', {
    open: () => '/studio/requests?state=done',
  }),
  page('watch', 'learner', '/watch/:class/:chapter?', {
    open: ({ classId }) => `/watch/${classId}`,
    ready: '.rounds-player video',
  }),
  page('watch-missing', 'learner', '/watch/:class/:chapter?', {
    open: () => '/watch/01900000-0000-7000-8000-000000000000',
    ready: 'main [role=alert]',
  }),
  page('live', 'learner', '/live', { ready: 'main li button' }),
  page('live-none-of-mine', 'learner', '/live', { open: () => '/live?mine=true' }),
  page('webinar', 'learner', '/live/:id', {
    open: ({ webinars }) => `/live/${webinars.today}`,
    ready: 'main button',
  }),
  page('webinar-live', 'learner', '/live/:id', {
    open: ({ webinars }) => `/live/${webinars.live}`,
    ready: 'main [role=log] p',
  }),
  page('webinar-live-host', 'trainer', '/live/:id', {
    open: ({ webinars }) => `/live/${webinars.live}`,
    ready: 'main [role=tab]:nth-child(5)',
  }),
  page('webinar-ended', 'learner', '/live/:id', {
    open: ({ webinars }) => `/live/${webinars.ended}`,
    ready: 'main [role=group] button',
  }),
  page('webinar-series', 'manager', '/live/:id', {
    open: ({ webinars }) => `/live/${webinars.series}`,
    ready: 'main [role=checkbox], main input[type=checkbox]',
  }),
  page('webinar-full', 'learner', '/live/:id', {
    open: ({ webinars }) => `/live/${webinars.full}`,
    ready: 'main button',
  }),
  page('webinar-missing', 'learner', '/live/:id', {
    open: () => '/live/01900000-0000-7000-8000-000000000000',
    ready: 'main [role=alert]',
  }),
  page('studio-webinars', 'trainer', '/studio/webinars', { ready: 'main li a' }),
  page('studio-webinars-none-found', 'trainer', '/studio/webinars', {
    open: () => '/studio/webinars?q=nothing-like-this',
  }),
  page('studio-webinar-new', 'trainer', '/studio/webinars', {
    ready: 'main li a',
    press: 'main header button',
  }),
  page('studio-webinar', 'trainer', '/studio/webinars/:id', {
    open: ({ webinars }) => `/studio/webinars/${webinars.full}`,
    ready: 'main section li',
  }),
  page('studio-webinar-ended', 'trainer', '/studio/webinars/:id', {
    open: ({ webinars }) => `/studio/webinars/${webinars.ended}`,
    ready: 'main table',
  }),
  page('studio-webinar-edit', 'trainer', '/studio/webinars/:id', {
    open: ({ webinars }) => `/studio/webinars/${webinars.series}`,
    ready: 'main section li',
    press: 'main header button',
  }),
  page('studio-webinar-missing', 'trainer', '/studio/webinars/:id', {
    open: () => '/studio/webinars/01900000-0000-7000-8000-000000000000',
    ready: 'main [role=alert]',
  }),
  page('me', 'learner', '/me', { ready: 'main [role=progressbar]' }),
  page('quiz', 'learner', '/quiz/:id', {
    open: ({ quiz }) => `/quiz/${quiz.quizId}`,
    ready: 'main li',
  }),
  page('quiz-question', 'learner', '/quiz/:id', {
    open: ({ quiz }) => `/quiz/${quiz.quizId}?attempt=${quiz.openId}&q=1`,
    ready: 'main [role=radiogroup]',
  }),
  page('quiz-ordering', 'learner', '/quiz/:id', {
    open: ({ quiz }) => `/quiz/${quiz.quizId}?attempt=${quiz.openId}&q=5`,
    ready: 'main ol',
  }),
  page('quiz-overview', 'learner', '/quiz/:id', {
    open: ({ quiz }) => `/quiz/${quiz.quizId}?attempt=${quiz.openId}&q=end`,
    ready: 'main ol',
  }),
  page('quiz-result', 'learner', '/quiz/:id', {
    open: ({ quiz }) => `/quiz/${quiz.quizId}?attempt=${quiz.finishedId}`,
    ready: 'main article',
  }),
  page('quiz-missing', 'learner', '/quiz/:id', {
    open: () => '/quiz/01900000-0000-7000-8000-000000000000',
    ready: 'main [role=alert]',
  }),
  page('studio-quizzes', 'trainer', '/studio/quizzes', { ready: 'main li a' }),
  page('studio-quizzes-empty', 'trainer', '/studio/quizzes', {
    open: () => '/studio/quizzes?q=nothing-like-this',
  }),
  page('studio-quiz', 'trainer', '/studio/quizzes/:id', {
    open: ({ quiz }) => `/studio/quizzes/${quiz.quizId}`,
    ready: 'main ol li',
  }),
  page('studio-quiz-analysis', 'trainer', '/studio/quizzes/:id', {
    open: ({ quiz }) => `/studio/quizzes/${quiz.quizId}?tab=analysis`,
    ready: 'main table',
  }),
  page('studio-quiz-bank', 'trainer', '/studio/quizzes/:id', {
    open: ({ quiz }) => `/studio/quizzes/${quiz.quizId}`,
    ready: 'main ol li',
    press: 'main section[aria-labelledby=quiz-questions] button',
  }),
  page('studio-quiz-missing', 'trainer', '/studio/quizzes/:id', {
    open: () => '/studio/quizzes/01900000-0000-7000-8000-000000000000',
    ready: 'main [role=alert]',
  }),
  page('forbidden', 'learner', '/studio', {}),
  page('not-found', 'learner', '/:pathMatch(.*)*', { open: () => '/no/such/page' }),
  page('team', 'manager', '/team', { ready: 'main article' }),
  page('assignments', 'manager', '/assignments', { ready: 'main li' }),
  page('assign', 'manager', '/assignments', { ready: 'main li', press: 'main button' }),
  page('assignments-studio', 'trainer', '/assignments', { ready: 'main li' }),
  page('team-none-found', 'manager', '/team', { open: () => '/team?q=nobody-like-this' }),
  page('home-manager', 'manager', '/', { ready: 'main a[href^="/team?"]' }),
  page('studio', 'trainer', '/studio', { ready: 'main ul.divide-y li' }),
  page('studio-none-found', 'trainer', '/studio', {
    open: () => '/studio?q=nothing-like-this&unused=true',
    ready: 'main .border-dashed .text-lg',
  }),
  page('studio-recording', 'trainer', '/studio/recordings/:id', {
    open: ({ recordingId }) => `/studio/recordings/${recordingId}`,
  }),
  page('studio-classes', 'trainer', '/studio/classes', { ready: 'main li, main tr' }),
  page('studio-class', 'trainer', '/studio/classes/:id', {
    open: ({ classId }) => `/studio/classes/${classId}`,
    ready: 'main [role=slider]',
  }),
  page('studio-class-scheduled', 'trainer', '/studio/classes/:id', {
    open: ({ scheduledId }) => `/studio/classes/${scheduledId}`,
    ready: 'main [role=slider]',
  }),
  page('studio-class-versions', 'trainer', '/studio/classes/:id', {
    open: ({ replacedId }) => `/studio/classes/${replacedId}`,
    ready: 'main section[aria-labelledby=versions] li + li',
  }),
  page('studio-class-replace-video', 'trainer', '/studio/classes/:id', {
    open: ({ replacedId }) => `/studio/classes/${replacedId}`,
    ready: 'main section[aria-labelledby=versions] li + li',
    press: 'main section[aria-labelledby=versions] > button',
  }),
  page('studio-class-deleted', 'trainer', '/studio/classes/:id', {
    open: ({ deletedId }) => `/studio/classes/${deletedId}`,
    ready: 'main h1',
  }),
  page('studio-classes-trash', 'trainer', '/studio/classes', {
    open: () => '/studio/classes?state=deleted',
    ready: 'main li button',
  }),
  page('studio-classes-none-found', 'trainer', '/studio/classes', {
    open: () => '/studio/classes?state=archived&topic=none',
  }),
  page('watch-preview', 'trainer', '/watch/:class/:chapter?', {
    open: ({ scheduledId }) => `/watch/${scheduledId}?preview=1`,
    ready: 'video',
  }),
  page('studio-class-missing', 'trainer', '/studio/classes/:id', {
    open: () => '/studio/classes/01900000-0000-7000-8000-000000000000',
    ready: 'main [role=alert]',
  }),
  page('studio-feedback', 'trainer', '/studio/feedback', { ready: 'main li a' }),
  page('studio-feedback-topics', 'trainer', '/studio/feedback', {
    open: () => '/studio/feedback?by=topic',
    ready: 'main ul.divide-y li',
  }),
  page('studio-feedback-empty', 'trainer', '/studio/feedback', {
    open: () => '/studio/feedback?q=nothing-like-this',
  }),
  page('studio-class-feedback', 'trainer', '/studio/feedback/:classId', {
    open: ({ classId }) => `/studio/feedback/${classId}`,
    ready: '#remarks',
  }),
  page('studio-class-feedback-missing', 'trainer', '/studio/feedback/:classId', {
    open: () => '/studio/feedback/01900000-0000-7000-8000-000000000000',
    ready: 'main [role=alert]',
  }),
  page('studio-inbox', 'trainer', '/studio/inbox', { ready: 'main ul.divide-y li' }),
  page('studio-inbox-empty', 'trainer', '/studio/inbox', {
    open: () => '/studio/inbox?mood=high&source=pin',
  }),
  page('studio-broadcast', 'trainer', '/studio/webinars/:id/broadcast', {
    open: ({ webinars }) => `/studio/webinars/${webinars.live}/broadcast`,
    ready: 'main [role=log] p',
  }),
  page('studio-broadcast-missing', 'trainer', '/studio/webinars/:id/broadcast', {
    open: () => '/studio/webinars/01900000-0000-7000-8000-000000000000/broadcast',
    ready: 'main [role=alert]',
  }),
  page('reports', 'trainer', '/studio/reports', { ready: 'main tbody tr' }),
  page('reports-none-found', 'trainer', '/studio/reports', {
    open: () => '/studio/reports?q=nothing-like-this',
  }),
  page('report-class', 'trainer', '/studio/reports/classes/:id', {
    open: ({ classId }) => `/studio/reports/classes/${classId}`,
    ready: 'main svg[role=img]',
  }),
  page('report-class-missing', 'trainer', '/studio/reports/classes/:id', {
    open: () => '/studio/reports/classes/01900000-0000-7000-8000-000000000000',
    ready: 'main [role=alert]',
  }),
  page('report-watching', 'trainer', '/studio/reports/watching', { ready: 'main tbody tr' }),
  page('report-quizzes', 'trainer', '/studio/reports/quiz-results', { ready: 'main tbody tr' }),
  page('report-quizzes-none', 'trainer', '/studio/reports/quiz-results', {
    open: () => '/studio/reports/quiz-results?q=nobody-like-this',
  }),
  page('admin-practices', 'admin', '/admin/practices', { ready: 'main li, main tr' }),
  page('admin-people', 'admin', '/admin/people', { ready: 'main li, main tr' }),
  page('admin-topics', 'admin', '/admin/topics', { ready: 'main li, main tr' }),
  page('admin-audit', 'admin', '/admin/audit', { ready: 'main li, main tr' }),
  page('admin-work', 'admin', '/admin/work', { ready: '#workers + ul' }),
  page('admin-outbox', 'admin', '/admin/outbox'),
];
