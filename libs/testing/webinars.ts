import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { newId } from '@rounds/platform/ids';

/** Who has a part in a webinar, by their person ids; nobody else is let in. */
export interface TestWebinar {
  title?: string;
  hosts?: readonly string[];
  coHosts?: readonly string[];
  speakers?: readonly string[];
  /** They are registered. */
  viewers?: readonly string[];
  isRehearsal?: boolean;
  /** `scheduled` unless said otherwise. */
  state?: 'draft' | 'scheduled' | 'live' | 'ended' | 'cancelled';
  /** Now, unless said otherwise. */
  startsAt?: Date;
}

/** Puts a webinar for everyone on record, an hour long. @returns its id */
export async function addWebinar(
  databaseUrl: string,
  { hosts = [], coHosts = [], speakers = [], viewers = [], ...rest }: TestWebinar,
): Promise<string> {
  const { title = 'Test webinar', state = 'scheduled', startsAt = new Date() } = rest;
  const { isRehearsal = false } = rest;
  const id = newId();
  const presenters = [
    ...hosts.map((personId) => ({ personId, role: 'host' })),
    ...coHosts.map((personId) => ({ personId, role: 'co-host' })),
    ...speakers.map((personId) => ({ personId, role: 'speaker' })),
  ];
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `insert into webinar (id, title, description, starts_at, duration_minutes, time_zone, state,
         audience, is_rehearsal, sequence, revision, start_set_at, live_at, ended_at, created_at,
         updated_at)
       values ($1, $4, '', $2, 60, 'UTC', $3, '{"kind": "everyone"}', $5, 0, 1,
         now(), case when $3 in ('live', 'ended') then now() end,
         case when $3 = 'ended' then now() end, now(), now())`,
      [id, startsAt, state, title, isRehearsal],
    );
    await client.query(
      `insert into webinar_person (webinar_id, person_id, role, position)
       select $1, "personId", role, row_number() over ()
       from jsonb_to_recordset($2) as given ("personId" uuid, role text)`,
      [id, JSON.stringify(presenters)],
    );
    await register(client, id, viewers);
  });
  return id;
}

/** Gives people a place in a webinar, without a mail about it. */
export const addRegistrations = (
  databaseUrl: string,
  webinarId: string,
  personIds: readonly string[],
): Promise<void> => withClient(databaseUrl, (client) => register(client, webinarId, personIds));

async function register(client: Client, id: string, personIds: readonly string[]): Promise<void> {
  const rows = personIds.map((personId) => ({
    id: newId(),
    personId,
    token: randomBytes(32).toString('hex'),
  }));
  await client.query(
    `insert into webinar_registration (id, webinar_id, person_id, state, position, by_series,
       time_zone, reminders, token_hash, registered_at, told, untold, moves)
     select given.id, $1, "personId", 'registered',
       (select count(*) from webinar_registration where webinar_id = $1) + row_number() over (),
       false, 'UTC', '{}', decode(token, 'hex'), now(), 'registered', false, 0
     from jsonb_to_recordset($2) as given (id uuid, "personId" uuid, token text)`,
    [id, JSON.stringify(rows)],
  );
}

async function withClient(
  databaseUrl: string,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client(databaseUrl);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
