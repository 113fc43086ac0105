import { createApiClient } from '@rounds/api-client';
import { currentCsrfToken, tellSessionEnded } from './session-link';
import { ApiProblem, problemFrom } from './problem';

/** The typed client of the API; wrap its calls in {@link answerOf}. */
export const api = createApiClient({ csrfToken: currentCsrfToken });

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * The body of a call's answer.
 * @throws ApiProblem with the server's code; `offline` when no answer came
 */
export async function answerOf<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await reached(call);
  if (response.ok) return data as T;
  const problem = problemFrom(response, error);
  if (problem.code === 'not-signed-in') tellSessionEnded();
  throw problem;
}

async function reached<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, 'offline', 'No answer came from the server');
  }
}
