import { expect, it } from 'vitest';
import { assertPublishTime } from './publish-time';

const now = new Date('2026-03-01T12:00:00Z');
const at = (text: string) => () => assertPublishTime(new Date(text), now);

it.each(['2026-03-01T12:00:00.001Z', '2026-03-08T07:00:00Z', '2027-03-02T12:00:00Z'])(
  'takes %s',
  (text) => expect(at(text)).not.toThrow(),
);

it.each([
  ['2026-03-01T12:00:00Z', 'publish-at-past'],
  ['2026-02-01T12:00:00Z', 'publish-at-past'],
  ['2027-03-02T12:00:00.001Z', 'publish-at-too-far'],
  ['9999-12-31T00:00:00Z', 'publish-at-too-far'],
])('refuses %s: %s', (text, code) => {
  expect(at(text)).toThrow(expect.objectContaining({ code }) as Error);
});
