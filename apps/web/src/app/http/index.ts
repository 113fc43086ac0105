export { answerOf, api } from './api';
export { http, request } from './http';
export { ApiProblem, asProblem } from './problem';
export { currentCsrfToken, onSessionEnded, setCsrfToken } from './session-link';
export type { Page } from './page';
