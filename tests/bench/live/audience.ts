import { signedInPeople } from '../room/people';

const AT_ONCE = 10;

/** People with a place in the webinar, each signed in. @returns the `Cookie` header of each */
export async function audience(
  { baseUrl, databaseUrl }: { baseUrl: string; databaseUrl: string },
  webinarId: string,
  count: number,
): Promise<string[]> {
  // The first of them is a trainer, who hosts rooms elsewhere.
  const cookies = (await signedInPeople(databaseUrl, count + 1)).slice(1);
  for (let at = 0; at < count; at += AT_ONCE) {
    const some = cookies.slice(at, at + AT_ONCE);
    await Promise.all(some.map((cookie) => register(baseUrl, webinarId, cookie)));
  }
  return cookies;
}

async function register(baseUrl: string, webinarId: string, cookie: string): Promise<void> {
  const session = await fetch(`${baseUrl}/api/session`, { headers: { cookie } });
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  const answer = await fetch(`${baseUrl}/api/webinars/${webinarId}/registration`, {
    method: 'PUT',
    headers: { cookie, 'x-csrf-token': csrfToken, 'content-type': 'application/json' },
    // Reminders would be sent while it is measured.
    body: JSON.stringify({ reminders: [] }),
  });
  if (answer.status !== 200) throw new Error(`register: ${answer.status} ${await answer.text()}`);
}
