import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { repositoryRoot, signIn, startApp, type ApiClient, type RunningApp } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAdmin } from '../smoke/own-server';

let app: RunningApp;
let admin: ApiClient;

beforeAll(async () => {
  app = await startApp({ workers: 0 });
  const seed = ['dist/server/seed.js', '--people-only'];
  const env = { ...process.env, ...app.env };
  await promisify(execFile)(process.execPath, seed, { cwd: repositoryRoot, env });
  const { email, password } = demoAdmin();
  admin = await signIn(app.baseUrl, email, password);
});

afterAll(() => app?.stop());

describe('input that no text can hold', () => {
  it.each([
    ['a search', () => admin.get('/api/library?q=%00')],
    ['a cursor', () => admin.get(`/api/recordings?cursor=${cursorOf('\0')}`)],
    ['a name', () => admin.post('/api/practices', { name: 'A\0B', specialties: [] })],
  ])('is refused in %s', async (_, ask) => {
    const { status, body } = await ask();
    expect([status, body]).toEqual([400, expect.objectContaining({ status: 400 })]);
  });
});

describe('a refusal', () => {
  it('is problem+json with a stable code, also where there is no route', async () => {
    const answer = await admin.get('/api/nothing-here');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('of broken JSON says so', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await admin.fetch('/api/practices', {
      method: 'POST',
      headers,
      body: '{"a":',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid-request' });
  });
});

function cursorOf(...key: string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}
