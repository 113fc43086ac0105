import { createTestDatabase, launchBrowser, startSmtp, startValkey } from '@rounds/testing';
import { Redis } from 'ioredis';
import { createTransport } from 'nodemailer';
import { Client } from 'pg';
import { expect, it } from 'vitest';

it('makes databases that have the migrations and nothing of each other', async () => {
  const [one, other] = [await createTestDatabase(), await createTestDatabase()];
  const client = new Client(one.url);
  await client.connect();
  await client.query('create table only_here (id int)');
  await client.end();
  const second = new Client(other.url);
  await second.connect();
  const { rows } = await second.query<{ migrated: boolean; leaked: boolean }>(
    `select (select count(*) from migration) > 0 as migrated,
            to_regclass('only_here') is not null as leaked`,
  );
  await second.end();
  expect(rows).toEqual([{ migrated: true, leaked: false }]);
  await Promise.all([one.drop(), other.drop()]);
});

it('runs a Valkey that keeps what it is told', async () => {
  const valkey = await startValkey();
  const redis = new Redis(valkey.url);
  await redis.set('key', 'value');
  expect(await redis.get('key')).toBe('value');
  await redis.quit();
  await valkey.stop();
});

it('receives mail', async () => {
  const smtp = await startSmtp();
  const mail = { from: 'a@rounds.example', to: 'b@rounds.example', subject: 'Hé', text: 'body' };
  await createTransport(smtp.url).sendMail(mail);
  expect(await smtp.waitFor('b@rounds.example')).toMatchObject({ subject: 'Hé' });
  await smtp.stop();
});

it('drives a browser that decodes H.264', async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.setContent('<p>Rounds</p>');
  expect(await page.textContent('p')).toBe('Rounds');
  const answer = await page.evaluate(() =>
    MediaSource.isTypeSupported('video/mp4; codecs="avc1.64001f,mp4a.40.2"'),
  );
  expect(answer).toBe(true);
  await browser.close();
});
