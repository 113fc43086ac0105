import { expect, it } from 'vitest';
import { ApiProblem } from '../../../app/http';
import { inParts } from './in-parts';

const ids = Array.from({ length: 250 }, (_, index) => index);
const refused = (id: number, code: string) => ({ id, code });

it('sends no more than the server takes, in order', async () => {
  const sizes: number[] = [];
  const { items } = await inParts(
    ids,
    (part) => {
      sizes.push(part.length);
      return Promise.resolve({ items: part.map((id) => ({ id, code: 'made' })) });
    },
    refused,
  );
  expect(sizes).toEqual([100, 100, 50]);
  expect(items.map(({ id }) => id)).toEqual(ids);
});

it('tells what was done before a part was refused, and sends no more', async () => {
  let sent = 0;
  const { items } = await inParts(
    ids,
    (part) => {
      sent += 1;
      if (sent === 2) return Promise.reject(new ApiProblem(0, 'offline', 'No answer'));
      return Promise.resolve({ items: part.map((id) => ({ id, code: 'made' })) });
    },
    refused,
  );
  expect(sent).toBe(2);
  expect(items.map(({ code }) => code)).toEqual([
    ...Array<string>(100).fill('made'),
    ...Array<string>(150).fill('offline'),
  ]);
});

it('throws when nothing was done', async () => {
  const send = () => Promise.reject(new ApiProblem(422, 'unknown-topic', 'No such topic'));
  await expect(inParts(ids, send, refused)).rejects.toMatchObject({ code: 'unknown-topic' });
});
