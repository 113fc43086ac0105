/** An answer of the API, its body parsed when it is JSON. */
export interface ApiAnswer {
  status: number;
  // Tests assert on parts of it; what it is follows from the route.
  body: unknown;
  headers: Headers;
}

/** Speaks to the API as a browser does: keeps cookies, sends the CSRF header. */
export class ApiClient {
  private readonly cookies = new Map<string, string>();
  csrfToken: string | undefined;
  /** Of who has signed in; empty before. */
  personId = '';

  constructor(readonly baseUrl: string) {}

  get = (path: string) => this.send('GET', path);
  post = (path: string, body?: unknown) => this.send('POST', path, body);
  put = (path: string, body?: unknown) => this.send('PUT', path, body);
  patch = (path: string, body?: unknown) => this.send('PATCH', path, body);
  delete = (path: string, body?: unknown) => this.send('DELETE', path, body);

  /** The value of a `Cookie` header, for clients other than this one. */
  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** The raw answer, for ranges, uploads and media; cookies and CSRF header are added. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) headers.set('cookie', this.cookieHeader);
    if (this.csrfToken) headers.set('x-csrf-token', this.csrfToken);
    const url = new URL(path, this.baseUrl);
    const response = await fetch(url, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private async send(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    const json = body === undefined ? {} : { body: JSON.stringify(body), headers: JSON_TYPE };
    const response = await this.fetch(path, { method, ...json });
    const text = await response.text();
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
    const parsed: unknown = isJson && text ? JSON.parse(text) : text;
    return { status: response.status, body: parsed, headers: response.headers };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', ...value] = pair.split('=');
    const expired = attributes.some((attribute) => /^(max-age=0|expires=.*1970)/i.test(attribute));
    if (expired) this.cookies.delete(name);
    else this.cookies.set(name, value.join('='));
  }
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** A client that has signed in. @throws with the API's answer when it refuses */
export async function signIn(baseUrl: string, email: string, password: string): Promise<ApiClient> {
  const client = new ApiClient(baseUrl);
  const { status, body } = await client.post('/api/session', { email, password });
  if (status !== 200) throw new Error(`Sign-in as ${email}: ${status} ${JSON.stringify(body)}`);
  const { csrfToken, person } = body as { csrfToken: string; person: { id: string } };
  client.csrfToken = csrfToken;
  client.personId = person.id;
  return client;
}
