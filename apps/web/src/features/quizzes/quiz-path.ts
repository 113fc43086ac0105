/** The address of a quiz: its first page. */
export const quizPath = (quizId: string): string => `/quiz/${quizId}`;

/** An attempt at a question (from 1), at its overview (`end`), or its result once it is finished. */
export function attemptPath(quizId: string, attemptId: string, at?: number | 'end'): string {
  const place = at === undefined ? '' : `&q=${at}`;
  return `${quizPath(quizId)}?attempt=${attemptId}${place}`;
}

/** What `?q=` asks for: a number within the questions, or the overview; null for anything else. */
export function placeOf(query: unknown, questions: number): number | 'end' | null {
  if (query === 'end') return 'end';
  if (typeof query !== 'string' || !/^\d{1,4}$/.test(query)) return null;
  const number = Number(query);
  return number >= 1 && number <= questions ? number : null;
}
