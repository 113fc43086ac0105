import { expect, it } from 'vitest';
import { sealMail } from './seal-mail';

it('forbids all that a mail may load before the mail says a word', () => {
  const sealed = sealMail('<img src="https://tracker.example/1.gif"><!doctype html><head></head>');
  expect(sealed.indexOf("default-src 'none'")).toBeGreaterThan(0);
  expect(sealed.indexOf("default-src 'none'")).toBeLessThan(sealed.indexOf('<img'));
  expect(sealed.startsWith('<!doctype html>')).toBe(true);
});
