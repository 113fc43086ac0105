export { answerOf, api } from './api';
export { ApiProblem, asProblem } from './problem';
export { currentCsrfToken, onSessionEnded, setCsrfToken } from './session-link';
export type { Page } from './page';
