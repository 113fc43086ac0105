import { newId } from '@rounds/platform/ids';
import type { ApiAnswer, ApiClient } from '@rounds/testing';
import { makeWorld, type Who, type World } from './accounts-world';

/** A class as the API tells it, as far as tests look. */
export interface TestClass {
  id: string;
  state: string;
  revision: number;
  title: string;
  durationMs: number | null;
  topics: string[];
  chapters: {
    id: string;
    title: string;
    startMs: number;
    endMs: number;
    topics: string[];
    progress: number;
  }[];
  progress: number;
  resumeMs: number | null;
  watched: [number, number][];
  upNext: { id: string; title: string } | null;
}

export interface ClassesWorld extends World {
  /** Everybody, signed in once. */
  clients: Record<Who, ApiClient>;
  /** Puts a recording on record as the pipeline leaves it. @returns its id */
  recording(columns?: Record<string, unknown>): Promise<string>;
  /** A draft by the trainer, of a recording of its own unless given. */
  draft(input?: Record<string, unknown>): Promise<TestClass>;
  /** A published class. */
  publish(input?: Record<string, unknown>, audience?: object): Promise<TestClass>;
  close(): Promise<void>;
}

/** Of every recording made here, unless asked otherwise. */
export const DURATION_MS = 600_000;

/** An API with people of two practices: A is chiropractic, B is podiatry. */
export async function makeClassesWorld(): Promise<ClassesWorld> {
  const world = await makeWorld();
  await world.sql(`insert into practice_specialty values ($1, 'chiropractic'), ($2, 'podiatry')`, [
    world.practices.A,
    world.practices.B,
  ]);
  const clients: ClassesWorld['clients'] = {
    admin: await world.as('admin'),
    trainer: await world.as('trainer'),
    managerA: await world.as('managerA'),
    learnerA: await world.as('learnerA'),
    managerB: await world.as('managerB'),
    learnerB: await world.as('learnerB'),
  };
  const { trainer } = clients;

  const recording: ClassesWorld['recording'] = async (columns = {}) => {
    const row: Record<string, unknown> = {
      id: newId(),
      file_name: 'class.mp4',
      bytes: 1000,
      state: 'ready',
      playable: true,
      media: JSON.stringify({ chapters: [] }),
      duration_ms: DURATION_MS,
      priority: 10,
      created_at: new Date(),
      updated_at: new Date(),
      ...columns,
    };
    const places = Object.keys(row).map((_, index) => `$${index + 1}`);
    await world.sql(
      `insert into recording (${Object.keys(row).join(', ')}) values (${places.join(', ')})`,
      Object.values(row),
    );
    return row.id as string;
  };
  const draft: ClassesWorld['draft'] = async (input = {}) => {
    const recordingId = input.recordingId ?? (await recording());
    return told(await trainer.post('/api/classes', { title: 'A class', ...input, recordingId }));
  };
  const publish: ClassesWorld['publish'] = async (input, audience) => {
    const path = `/api/classes/${(await draft(input)).id}`;
    const { revision } = audience
      ? told(await trainer.patch(path, { revision: 1, audience }))
      : { revision: 1 };
    return told(await trainer.post(`${path}/publish`, { revision, noPatientData: true }));
  };
  return { ...world, clients, recording, draft, publish, close: world.stop };
}

/** The class in an answer. @throws with the answer when it is a refusal */
export function told({ status, body }: ApiAnswer): TestClass {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as TestClass;
}

/** Status and code of a refusal, as `409 edited-meanwhile`. */
export const refusal = ({ status, body }: ApiAnswer): string =>
  `${status} ${(body as { code?: string }).code}`;
