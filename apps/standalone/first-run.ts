import { Client } from 'pg';

/** Whether a step of the first run, such as the demo, was done on this database. */
export async function isDone(databaseUrl: string, step: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const found = await client.query('select 1 from first_run_step where name = $1', [step]);
    return found.rowCount === 1;
  });
}

/** Notes it where the data is, so that the note and what it tells of come and go together. */
export async function markDone(databaseUrl: string, step: string): Promise<void> {
  await withClient(databaseUrl, (client) =>
    client.query(
      'insert into first_run_step (name, done_at) values ($1, now()) on conflict do nothing',
      [step],
    ),
  );
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
