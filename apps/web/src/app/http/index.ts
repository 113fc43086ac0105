export { http, currentCsrfToken, onSessionEnded, request, setCsrfToken } from './http';
export { ApiProblem, asProblem } from './problem';
export type { Page } from './page';
