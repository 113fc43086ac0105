/** What becomes of a request: open until the trainers say that it is planned or done. */
export const REQUEST_STATES = ['open', 'planned', 'done'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Whoever asks for what was done already asks anew: it is open again. */
export const afterVote = (state: RequestState): RequestState => (state === 'done' ? 'open' : state);

/** Without voters nobody waits any more; an answer that was given is kept. */
export const isForgotten = (votes: number, state: RequestState): boolean =>
  votes === 0 && state === 'open';
