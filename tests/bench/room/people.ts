import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@rounds/platform/ids';
import { Client } from 'pg';

/**
 * People who are signed in: passwords would take longer than the bench.
 * @returns the `Cookie` header of each; the first one is a trainer
 */
export async function signedInPeople(databaseUrl: string, count: number): Promise<string[]> {
  const client = new Client(databaseUrl);
  await client.connect();
  try {
    const practiceId = newId();
    await client.query(
      `insert into practice (id, name, active, created_at)
      values ($1, 'Practice', true, now())`,
      [practiceId],
    );
    const people = Array.from({ length: count }, (_, index) => ({
      id: newId(),
      sessionId: newId(),
      token: randomBytes(32).toString('base64url'),
      role: index === 0 ? 'trainer' : 'learner',
      practiceId: index === 0 ? null : practiceId,
      name: `Person ${index}`,
    }));
    const rows = people.map(({ token, ...rest }) => ({
      ...rest,
      hash: createHash('sha256').update(token).digest('hex'),
    }));
    const given = `from jsonb_to_recordset($1::jsonb) as given (id uuid, "sessionId" uuid, hash text,
      role text, "practiceId" uuid, name text)`;
    await client.query(
      `insert into person (id, email, name, role, practice_id, locale, active, created_at)
       select id, id || '@rounds.example', name, role, "practiceId", 'en', true, now() ${given}`,
      [JSON.stringify(rows)],
    );
    await client.query(
      `insert into session (id, token_hash, person_id, created_at, last_seen_at, expires_at)
       select "sessionId", decode(hash, 'hex'), id, now(), now(), now() + interval '1 day' ${given}`,
      [JSON.stringify(rows)],
    );
    return people.map(({ token }) => `rounds_session=${token}`);
  } finally {
    await client.end();
  }
}
