import { request } from 'node:http';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  addWebinar,
  RoomClient,
  sendHandout,
  signInAs,
  startApp,
  until,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officeOf, zipOf } from './make-office';

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000)]);
const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(100)]);
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(100)]);
const HTML = Buffer.from('<script>alert(1)</script>');

let app: RunningApp;
let host: ApiClient;
let speaker: ApiClient;
let viewer: ApiClient;
let stranger: ApiClient;
let webinarId: string;

beforeAll(async () => {
  app = await startApp();
  host = await signInAs(app, 'trainer');
  [speaker, viewer, stranger] = [
    await signInAs(app, 'learner'),
    await signInAs(app, 'learner'),
    await signInAs(app, 'manager'),
  ];
  webinarId = await newWebinar();
});
afterAll(() => app.stop());

const newWebinar = (): Promise<string> =>
  addWebinar(app.databaseUrl, {
    ...{ hosts: [host.personId], speakers: [speaker.personId], viewers: [viewer.personId] },
  });

async function sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client(app.databaseUrl);
  await client.connect();
  const { rows } = await client.query(text, values);
  await client.end();
  return rows as Row[];
}

const pathOf = (handout: number, id = webinarId): string =>
  `/api/webinars/${id}/handouts/${handout}`;
const send = (name: string, file: Buffer<ArrayBuffer>, by = host, id = webinarId) =>
  sendHandout(by, id, name, file);
async function share(name: string, file: Buffer<ArrayBuffer>, id = webinarId): Promise<number> {
  const { status, body } = await send(name, file, host, id);
  expect([status, body]).toMatchObject([201, {}]);
  return body.handout ?? 0;
}
const stored = (id = webinarId): string[] => {
  const folder = join(app.dataDir, 'storage/handouts', id);
  return existsSync(folder) ? readdirSync(folder) : [];
};
const left = async (id: string): Promise<unknown[]> =>
  sql('select name from handout_file where webinar_id = $1', [id]);

describe('a file that a presenter hands out', () => {
  it('is told to everybody in the room, and comes back byte for byte', async () => {
    const room = await new RoomClient(app.baseUrl, viewer.cookieHeader, webinarId).connect();
    const handout = await share('../Año "2026".pdf', PDF);
    const heard = await room.heard({ kind: 'file-shared' });
    expect(heard).toMatchObject({ sequence: handout, name: 'Año "2026".pdf', bytes: PDF.length });
    expect(heard).not.toHaveProperty('file');
    await room.leave();
    for (const client of [viewer, host, speaker]) {
      const answer = await client.fetch(pathOf(handout));
      expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': `${PDF.length}`,
        'content-disposition': `attachment; filename="Ano _2026_.pdf"; filename*=UTF-8''A%C3%B1o%20%222026%22.pdf`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      });
    }
    expect(stored().every((name) => /^[0-9a-f-]{36}$/.test(name))).toBe(true);
  });

  it.each([
    ['slides.pptx', officeOf('pptx'), /presentationml\.presentation$/],
    ['Letter.DOCX', officeOf('docx'), /wordprocessingml\.document$/],
    ['fees.xlsx', officeOf('xlsx'), /spreadsheetml\.sheet$/],
    ['form.png', PNG, /^image\/png$/],
    ['form.jpeg', JPEG, /^image\/jpeg$/],
    ['notes.txt', HTML, /^text\/plain/],
    ['codes.csv', Buffer.from('código;\xf1\r\n', 'latin1'), /^text\/csv/],
  ])('may be %s', async (name, file, type) => {
    const answer = await viewer.fetch(pathOf(await share(name, file)));
    expect(answer.headers.get('content-type')).toMatch(type);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true);
  });

  it('may come from a speaker, and after the class as well', async () => {
    expect((await send('late.pdf', PDF, speaker)).status).toBe(201);
    const ended = await newWebinar();
    await sql(
      `update webinar set state = 'ended', live_at = now() - interval '2 hours',
      ended_at = now() - interval '1 hour' where id = $1`,
      [ended],
    );
    const handout = await share('after.pdf', PDF, ended);
    expect((await viewer.fetch(pathOf(handout, ended))).status).toBe(200);
  });

  it('is for nobody else', async () => {
    const handout = await share('private.pdf', PDF);
    for (const client of [stranger, await signInAs(app, 'trainer')]) {
      expect((await client.get(pathOf(handout))).status).toBe(404);
      expect((await client.delete(pathOf(handout))).status).toBe(404);
      expect((await send('x.pdf', PDF, client)).status).toBe(404);
    }
    expect((await viewer.delete(pathOf(handout))).status).toBe(403);
    expect(await send('x.pdf', PDF, viewer)).toMatchObject({
      ...{ status: 403, body: { code: 'not-presenting' } },
    });
    // By the number that it has in another room.
    const other = await newWebinar();
    await share('own.pdf', PDF, other);
    expect((await viewer.get(pathOf(handout + 50, other))).status).toBe(404);
  });
});

describe('what is refused', () => {
  let id: string;
  beforeAll(async () => {
    id = await newWebinar();
  });

  it.each<[string, Buffer<ArrayBuffer>, number, string]>([
    ['page.html', HTML, 422, 'handout-type-not-taken'],
    ['picture.svg', Buffer.from('<svg/>'), 422, 'handout-type-not-taken'],
    ['slides.pdf.exe', PDF, 422, 'handout-type-not-taken'],
    ['nothing', PDF, 422, 'handout-type-not-taken'],
    ['slides.pdf', HTML, 422, 'handout-disguised'],
    ['slides.pdf', Buffer.concat([HTML, PDF]), 422, 'handout-disguised'],
    ['form.png', JPEG, 422, 'handout-disguised'],
    ['notes.txt', PNG, 422, 'handout-disguised'],
    ['slides.pptx', officeOf('pptm'), 422, 'handout-disguised'],
    ['slides.pptx', officeOf('docx'), 422, 'handout-disguised'],
    ['slides.pptx', zipOf({ 'evil.html': '<script>' }), 422, 'handout-disguised'],
    ['slides.pptx', officeOf('pptx').subarray(0, -30), 422, 'handout-disguised'],
    [
      'slides.pptx',
      Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(500)]),
      422,
      'handout-disguised',
    ],
    [
      'bomb.docx',
      zipOf({ '[Content_Types].xml': ' '.repeat(50_000_000) }),
      422,
      'handout-disguised',
    ],
    ['empty.pdf', Buffer.alloc(0), 422, 'handout-empty'],
    ['large.pdf', Buffer.concat([PDF, Buffer.alloc(26 * 1024 * 1024)]), 413, 'handout-too-large'],
  ])('%s leaves nothing behind (%#)', async (name, file, status, code) => {
    expect(await send(name, file, host, id)).toMatchObject({ status, body: { code } });
    expect(await left(id)).toEqual([]);
    expect(stored(id)).toEqual([]);
  });

  it('is also what does not say how long it is, at the byte too many', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent++ < 30) controller.enqueue(piece);
        else controller.close();
      },
    });
    let sent = 0;
    const answer = await host.fetch(`/api/webinars/${id}/handouts?name=x.txt`, {
      ...{ method: 'POST', body, duplex: 'half' },
      headers: { 'content-type': 'application/octet-stream' },
    } as RequestInit);
    expect([answer.status, await answer.json()]).toMatchObject([
      413,
      { code: 'handout-too-large' },
    ]);
    expect(await left(id)).toEqual([]);
  });

  it('is what was cut off', async () => {
    const { port } = new URL(app.baseUrl);
    const outgoing = request({
      ...{ port, method: 'POST', path: `/api/webinars/${id}/handouts?name=cut.pdf` },
      headers: {
        ...{ cookie: host.cookieHeader, 'x-csrf-token': host.csrfToken },
        ...{ 'content-type': 'application/octet-stream', 'content-length': PDF.length },
      },
    });
    outgoing.on('error', () => undefined);
    outgoing.write(PDF.subarray(0, 100_000));
    await until(async () => (await left(id)).length === 1, 'it has begun');
    outgoing.destroy();
    await until(async () => (await left(id)).length === 0, 'nothing is left of it');
    expect(stored(id)).toEqual([]);
  });

  it('is more than there is room for', async () => {
    const files = Array.from({ length: 21 }, () => send('note.txt', Buffer.from('x'), host, id));
    const statuses = (await Promise.all(files)).map(({ status, body }) => body.code ?? status);
    expect(statuses.filter((one) => one === 201)).toHaveLength(20);
    expect(statuses.filter((one) => one === 'handouts-full')).toHaveLength(1);
  });
});

describe('a handout that is taken back', () => {
  it('is served no more, until it is shared again', async () => {
    const handout = await share('draft.pdf', PDF);
    const room = await new RoomClient(app.baseUrl, viewer.cookieHeader, webinarId).connect();
    expect((await host.delete(pathOf(handout))).status).toBe(204);
    await room.heard({ kind: 'handout-withdrawn', handout });
    for (const client of [viewer, host])
      expect((await client.get(pathOf(handout))).status).toBe(404);
    expect((await host.delete(pathOf(handout))).status).toBe(204);
    for (const _ of [1, 2]) expect((await host.put(pathOf(handout))).status).toBe(204);
    await until(() => room.events.filter(({ name }) => name === 'draft.pdf').length > 1, 'again');
    const shared = room.events.filter(({ name }) => name === 'draft.pdf');
    expect(shared).toHaveLength(2);
    expect((await viewer.fetch(pathOf(shared[1]!.sequence))).status).toBe(200);
    await room.leave();
  });

  it('is removed a day later, and so is what a crash left', async () => {
    const id = await newWebinar();
    const [kept, gone] = [await share('kept.pdf', PDF, id), await share('gone.pdf', PDF, id)];
    await host.delete(pathOf(gone, id));
    await sql(
      `update handout_file set withdrawn_at = now() - interval '25 hours'
      where webinar_id = $1 and withdrawn_at is not null`,
      [id],
    );
    await sql(
      `insert into handout_file (id, webinar_id, name, content_type, created_at)
      values (gen_random_uuid(), $1, 'crash.pdf', 'application/pdf', now() - interval '2 hours')`,
      [id],
    );
    await app.workers[0]!.kill();
    await app.workers[0]!.restart();
    await until(async () => (await left(id)).length === 1, 'they are removed', 60_000);
    expect(stored(id)).toHaveLength(1);
    expect((await viewer.fetch(pathOf(kept, id))).status).toBe(200);
    expect((await host.put(pathOf(gone, id))).status).toBe(404);
  });
});
