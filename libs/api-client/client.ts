import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema';

export type ApiClient = Client<paths>;

/** Problem details (RFC 9457) as the API sends them with every refusal. */
export interface Problem {
  title: string;
  status: number;
  code: string;
  detail?: string;
  fields?: Record<string, string>;
}

/**
 * The typed client. `csrfToken` is read at each call, because it changes with the session;
 * the session itself is the browser's cookie.
 */
export function createApiClient(options: {
  baseUrl?: string;
  csrfToken: () => string | null;
}): ApiClient {
  const client = createClient<paths>({ baseUrl: options.baseUrl ?? '/' });
  client.use({
    onRequest({ request }) {
      const token = options.csrfToken();
      if (token && request.method !== 'GET') request.headers.set('x-csrf-token', token);
      return request;
    },
  });
  return client;
}
