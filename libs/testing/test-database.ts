import { Client } from 'pg';
import { runContext } from './run-context';

export interface TestDatabase {
  url: string;
  /** Drops the database, whoever is still connected. */
  drop(): Promise<void>;
}

let made = 0;

/**
 * A database of its own with all migrations applied, copied in 0.1–0.5 s.
 * @param template what it is a copy of; default: the run's empty one
 */
export async function createTestDatabase(
  template = runContext().templateDatabase,
): Promise<TestDatabase> {
  const { postgresUrl } = runContext();
  made += 1;
  const name = `test_${process.pid}_${Date.now()}_${made}`;
  await asOwner(postgresUrl, `create database ${name} template ${template}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => asOwner(postgresUrl, `drop database if exists ${name} with (force)`),
  };
}

async function asOwner(url: string, sql: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
