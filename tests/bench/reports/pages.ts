import type { Seeded } from './seed';

export interface ReportPage {
  name: string;
  who: 'trainer' | 'manager';
  path: string;
}

/** What the report pages ask for when they open. */
export const reportPages = ({ classId, quizId }: Seeded): ReportPage[] => [
  { name: 'classReports', who: 'trainer', path: '/api/reports/classes?limit=50' },
  { name: 'classReport', who: 'trainer', path: `/api/reports/classes/${classId}` },
  { name: 'watching', who: 'trainer', path: '/api/reports/watching?limit=50' },
  { name: 'watchingOfClass', who: 'trainer', path: `/api/reports/watching?classId=${classId}` },
  { name: 'feedbackClasses', who: 'trainer', path: '/api/feedback/classes?limit=50' },
  { name: 'feedbackOfClass', who: 'trainer', path: `/api/feedback/classes/${classId}` },
  { name: 'feedbackTopics', who: 'trainer', path: '/api/feedback/topics' },
  { name: 'inbox', who: 'trainer', path: '/api/feedback/remarks?state=open&limit=50' },
  { name: 'quizAnalysis', who: 'trainer', path: `/api/quizzes/${quizId}/analysis` },
  { name: 'team', who: 'manager', path: '/api/team' },
];

/** Signed in and answered, but nothing is read beside the session: the least that a request costs. */
export const BARE_ROUTE = '/api/session';
