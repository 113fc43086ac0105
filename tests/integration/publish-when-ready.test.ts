import {
  settled,
  signInAs,
  startApp,
  until,
  beginUpload,
  sendBytes,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { makeSample } from '../media/make-media';

let app: RunningApp;
let trainer: ApiClient;

beforeAll(async () => {
  app = await startApp();
  trainer = await signInAs(app, 'trainer');
});
afterAll(() => app.stop());

interface Made {
  id: string;
  title: string;
  revision: number;
  state: string;
  publishing: { deleted: { until: string | null } | null };
}

const SAMPLE = { seconds: 4, width: 320, height: 180 };
const items = ({ body }: { body: unknown }) =>
  (body as { items: { id: string; code: string; revision: number }[] }).items;

it('publishes by itself what was asked for while the file was on its way', async () => {
  const bytes = await readFile(await makeSample(SAMPLE));
  const uploads = [await beginUpload(trainer, bytes.length), await beginUpload(trainer, 10)];
  const recordings = uploads.map(({ recordingId }) => ({ recordingId, title: 'Denials' }));
  const made = items(await trainer.post('/api/classes/bulk/make', { recordings }));
  const asked = items(
    await trainer.post('/api/classes/bulk/publish', {
      items: made.map(({ id, revision }) => ({ id, revision })),
      noPatientData: true,
      whenReady: true,
    }),
  );
  expect(asked.map(({ code }) => code)).toEqual(['waiting', 'waiting']);

  const [first, second] = uploads;
  await sendBytes(trainer, first!.path, 0, bytes);
  await sendBytes(trainer, second!.path, 0, Buffer.from('not a film'));
  const stateOf = async (index: number): Promise<string> => {
    const { body } = await trainer.get(`/api/classes/${made[index]!.id}`);
    return (body as { state: string }).state;
  };
  await until(async () => (await stateOf(0)) === 'published', 'it is published', 60_000);
  expect((await settled(trainer, second!.recordingId)).state).toBe('rejected');
  expect(await stateOf(1)).toBe('draft');
});

it('publishes at a time, once, also when the worker is killed; purges what was deleted long ago', async () => {
  const bytes = await readFile(await makeSample(SAMPLE));
  const upload = await beginUpload(trainer, bytes.length);
  await sendBytes(trainer, upload.path, 0, bytes);
  await settled(trainer, upload.recordingId);
  const { recordingId } = upload;
  const onItsWay = await beginUpload(trainer, bytes.length);
  const makeOf = async (recording: string, title: string): Promise<Made> =>
    (await trainer.post('/api/classes', { recordingId: recording, title })).body as Made;
  const make = (title: string): Promise<Made> => makeOf(recordingId, title);
  const read = async (id: string): Promise<Made> =>
    (await trainer.get(`/api/classes/${id}`)).body as Made;
  const [timed, forgotten, seen] = await Promise.all(['Timed', 'Forgotten', 'Seen'].map(make));
  const early = await makeOf(onItsWay.recordingId, 'Not there yet');
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  for (const { id } of [early, timed!, seen!]) {
    const path = `/api/classes/${id}`;
    await trainer.put(`${path}/patient-check`, { revision: 1, checked: true });
    const input = { revision: 2, publishAt: inAnHour };
    expect((await trainer.put(`${path}/schedule`, input)).status).toBe(200);
  }
  const edit = { revision: 3, title: 'Edited meanwhile' };
  expect((await trainer.patch(`/api/classes/${timed!.id}`, edit)).status).toBe(200);
  await app.workers[0]!.kill('SIGKILL');
  const sql = new pg.Client(app.databaseUrl);
  await sql.connect();
  onTestFinished(() => sql.end());
  const due = await sql.query(
    'update publish_wish set publish_at = now() where class_id = any($1)',
    [[early.id, timed!.id]],
  );
  expect(due.rowCount).toBe(2);
  await Promise.all([app.addWorker(), app.addWorker()]);
  await until(async () => (await read(timed!.id)).state === 'published', 'it is published', 90_000);
  expect((await read(timed!.id)).title).toBe('Edited meanwhile');

  // The one waits for its recording, too; the time of the other has not come.
  for (const { id } of [early, seen!]) expect((await read(id)).state).toBe('draft');
  await sendBytes(trainer, onItsWay.path, 0, bytes);
  await until(async () => (await read(early.id)).state === 'published', 'so is this', 60_000);

  const count = async (query: string, id: string): Promise<number> =>
    (await sql.query<{ n: number }>(`select count(*)::int as n from ${query}`, [id])).rows[0]!.n;
  await trainer.post(`/api/classes/${forgotten!.id}/publish`, {
    revision: 1,
    noPatientData: true,
  });
  // A draft, but somebody has watched it.
  await sql.query(
    `insert into watch_record (person_id, class_version_id, watched, updated_at)
     select person.id, class.current_version_id, '{[0,1000)}', now()
     from class, person where class.id = $1 order by person.id limit 1`,
    [seen!.id],
  );
  for (const { id } of [forgotten!, seen!]) await trainer.delete(`/api/classes/${id}`);
  await sql.query(`update class set deleted_at = now() - interval '31 days'
    where state = 'deleted'`);
  const gone = async () => (await trainer.get(`/api/classes/${forgotten!.id}`)).status === 404;
  await until(gone, 'the one that nobody watched is gone', 60_000);
  const kept = async () => (await read(seen!.id)).publishing.deleted?.until === null;
  await until(kept, 'the other stays for the records, without a way back', 60_000);
  const records = `watch_record record join class_version version
    on version.id = record.class_version_id where version.class_id = $1`;
  expect(await count(records, seen!.id)).toBe(1);
  const trash = (await trainer.get('/api/classes?state=deleted')).body;
  expect(trash).toMatchObject({ items: [] });
  const entries = (action: string) => `audit_entry where action = '${action}' and subject_id = $1`;
  for (const { id } of [timed!, early]) {
    expect(await count(entries('class.published'), id)).toBe(1);
  }
  for (const { id } of [forgotten!, seen!])
    expect(await count(entries('class.purged'), id)).toBe(1);
});
