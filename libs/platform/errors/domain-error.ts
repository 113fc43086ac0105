/**
 * What kind of refusal an error is. One HTTP filter and one worker policy translate kinds;
 * business code never speaks HTTP.
 */
export type ErrorKind =
  | 'invalid' // the input does not fit its schema or rule
  | 'unauthenticated' // nobody is signed in
  | 'forbidden' // known, but not allowed
  | 'not-found' // not there, or not to be known of
  | 'conflict' // clashes with the present state
  | 'unprocessable' // well-formed, but the content cannot be used
  | 'too-large'
  | 'too-many' // a rate was exceeded
  | 'unavailable'; // a dependency is down; trying again may help

export interface ErrorDetails {
  /** Field path → message, for forms. */
  fields?: Record<string, string>;
  /** Seconds after which trying again makes sense. */
  retryAfterSeconds?: number;
  [extra: string]: unknown;
}

/** An expected refusal with a stable kebab-case `code` that clients may rely on. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}

/** The refusal for what does not exist and for what the person may not know of: they look alike. */
export const notFound = (what: string): DomainError =>
  new DomainError('not-found', 'not-found', `There is no such ${what}`);
