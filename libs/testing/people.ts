import { hash } from '@node-rs/argon2';
import { Client } from 'pg';
import { newId } from '@rounds/platform/ids';
import { signIn, type ApiClient } from './client';

export interface TestPerson {
  id: string;
  email: string;
  password: string;
}

const PASSWORD = 'a long enough password';

/** Puts a person (and, for a manager or learner, a practice of their own) on record. */
export async function addPerson(
  databaseUrl: string,
  role: 'admin' | 'trainer' | 'manager' | 'learner',
): Promise<TestPerson> {
  const id = newId();
  const email = `${role}-${id}@rounds.example`;
  const practiceId = role === 'admin' || role === 'trainer' ? null : newId();
  const client = new Client(databaseUrl);
  await client.connect();
  try {
    if (practiceId) {
      await client.query(
        `insert into practice (id, name, active, created_at) values ($1, $2, true, now())`,
        [practiceId, `Practice ${practiceId}`],
      );
    }
    await client.query(
      `insert into person (id, email, name, role, practice_id, locale, password_hash, active,
         created_at) values ($1, $2, $3, $4, $5, 'en', $6, true, now())`,
      [id, email, `Test ${role}`, role, practiceId, await hash(PASSWORD)],
    );
  } finally {
    await client.end();
  }
  return { id, email, password: PASSWORD };
}

/** A new person of a role, signed in. */
export async function signInAs(
  app: { baseUrl: string; databaseUrl: string },
  role: Parameters<typeof addPerson>[1],
): Promise<ApiClient> {
  const { email, password } = await addPerson(app.databaseUrl, role);
  return signIn(app.baseUrl, email, password);
}
