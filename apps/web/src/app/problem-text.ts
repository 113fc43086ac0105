import { useI18n } from 'vue-i18n';
import { asProblem } from './http';

export interface ProblemText {
  title: string;
  description: string;
}

/**
 * Tells in the person's language what went wrong and what to do. Codes have texts in
 * `app.problem.CODE`; a code without one falls back to what its HTTP status means.
 */
export function useProblemText(): (error: unknown) => ProblemText {
  const { t, te } = useI18n();
  return (error) => {
    const problem = asProblem(error);
    const key = [problem.code, familyOf(problem.status)].find((name) =>
      te(`app.problem.${name}.title`),
    );
    const params = { seconds: problem.retryAfterSeconds ?? 60 };
    return {
      title: t(`app.problem.${key ?? 'unexpected'}.title`, params),
      description: t(`app.problem.${key ?? 'unexpected'}.help`, params),
    };
  };
}

function familyOf(status: number): string {
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  if (status >= 500) return 'internal';
  return status >= 400 ? 'invalid' : 'unexpected';
}
