import { ApiClient } from '@rounds/testing';
import { z } from 'zod';
import { expectAnswer } from './answers';
import { ensure } from './ensure';

const created = z.object({ id: z.string() });
const outbox = z.object({ items: z.array(z.object({ recipient: z.string(), text: z.string() })) });
const PASSWORD = 'smoke-Run-2026-correct-horse';

export interface Practice {
  id: string;
  learner: ApiClient;
  learnerId: string;
  manager: ApiClient;
  managerId: string;
}

/**
 * A new practice with a learner and a manager who came in by invitation links, read from the outbox
 * as an admin would. `tag` keeps two runs on the same server apart.
 */
export async function createPractice(
  admin: ApiClient,
  tag: string,
  specialty: string,
): Promise<Practice> {
  const practice = expectAnswer(
    await admin.post('/api/practices', { name: `Smoke ${tag}`, specialties: [specialty] }),
    201,
    created,
    'create-practice',
  );
  const learner = await invite(admin, practice.id, tag, 'learner');
  const manager = await invite(admin, practice.id, tag, 'manager');
  return {
    ...{ id: practice.id, learner: learner.client, learnerId: learner.id },
    ...{ manager: manager.client, managerId: manager.id },
  };
}

async function invite(
  admin: ApiClient,
  practiceId: string,
  tag: string,
  role: 'learner' | 'manager',
): Promise<{ id: string; client: ApiClient }> {
  const email = `${role}.${tag}@smoke.example`;
  const name = `Smoke ${role} ${tag}`;
  const participantRole = role === 'learner' ? 'front-desk' : 'practice-manager';
  const { id } = expectAnswer(
    await admin.post('/api/people', { email, name, role, practiceId, participantRole }),
    201,
    created,
    `invite-${role}`,
  );
  return { id, client: await acceptInvitation(admin, email, name) };
}

async function acceptInvitation(admin: ApiClient, email: string, name: string): Promise<ApiClient> {
  const mails = expectAnswer(await admin.get('/api/outbox?limit=50'), 200, outbox, 'outbox').items;
  const text = mails.find(({ recipient }) => recipient === email)?.text ?? '';
  const token = /\/invitation\/([\w-]+)/.exec(text)?.[1];
  ensure(token !== undefined, 'invitation-mail', `no invitation link for ${email} in the outbox`);
  const client = new ApiClient(admin.baseUrl);
  const session = expectAnswer(
    await client.post(`/api/invitations/${token}`, { name, password: PASSWORD }),
    200,
    z.object({ csrfToken: z.string() }),
    'accept-invitation',
  );
  client.csrfToken = session.csrfToken;
  const again = await new ApiClient(admin.baseUrl).post(`/api/invitations/${token}`, {
    name: 'Again',
    password: PASSWORD,
  });
  ensure(again.status >= 400, 'invitation-once', 'the invitation link worked twice');
  return client;
}

/** Leaves no account behind that could sign in. */
export async function retirePractice(admin: ApiClient, practice: Practice): Promise<void> {
  for (const id of [practice.learnerId, practice.managerId]) {
    await admin.patch(`/api/people/${id}`, { active: false });
  }
  await admin.patch(`/api/practices/${practice.id}`, { active: false });
}
