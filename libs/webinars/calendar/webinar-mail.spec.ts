import { describe, expect, it } from 'vitest';
import { timeLines } from './mail-time';
import { webinarMail, type MailKind } from './webinar-mail';

const mail = {
  kind: 'registered',
  locale: 'en',
  name: 'Priya',
  title: 'Denials <live>',
  times: ['Tuesday'],
  url: 'https://rounds.example/live/1?join=a&b',
} as const;

describe('a mail about a webinar', () => {
  it('says the same as text and as HTML, and nothing in it is markup', () => {
    const { subject, text, html } = webinarMail(mail);
    expect(subject).toBe('You are registered: Denials <live>');
    expect(text).toContain('Denials <live>\nTuesday');
    expect(text).toContain('https://rounds.example/live/1?join=a&b');
    expect(html).toContain('Denials &lt;live&gt;<br>Tuesday');
    expect(html).toContain('href="https://rounds.example/live/1?join=a&amp;b"');
  });

  it('says that there are more dates than it names', () => {
    expect(webinarMail({ ...mail, more: 88 }).text).toContain('Tuesday\nand 88 more');
    expect(webinarMail({ ...mail, more: 0 }).text).not.toContain('more,');
    expect(webinarMail({ ...mail, more: 1, locale: 'es' }).text).toContain('Tuesday\ny 1 más');
  });

  it('is in the reader’s language', () => {
    expect(webinarMail({ ...mail, locale: 'es', kind: 'ten-minutes' }).subject).toBe(
      'En diez minutos: Denials <live>',
    );
  });

  it('of what is over leads to the recording or to the page, of what is cancelled nowhere', () => {
    const textOf = (kind: MailKind) => webinarMail({ ...mail, kind }).text;
    expect(textOf('missed')).toContain(`Watch the recording:\n${mail.url}`);
    expect(textOf('attended-recorded')).toContain(`Watch the recording:\n${mail.url}`);
    expect(textOf('attended')).toContain(`Page of the class:\n${mail.url}`);
    expect(textOf('cancelled')).not.toContain('https://');
    const unsubscribe = 'https://rounds.example/unsubscribe#token=x';
    const { text, html } = webinarMail({ ...mail, kind: 'missed', unsubscribe });
    expect(text).toContain(`No more mails after live classes:\n${unsubscribe}`);
    expect(html).toContain(`href="${unsubscribe}"`);
    const spanish = webinarMail({ ...mail, locale: 'es', kind: 'missed', unsubscribe });
    const footer = 'No recibir más correos después de las clases en vivo';
    expect(spanish.text).toContain(`${footer}:\n${unsubscribe}`);
    expect(spanish.html).toContain(`<a href="${unsubscribe}">${footer}</a>`);
    expect(spanish.html).toContain('<html lang="es">');
  });
});

it('tells the time in the reader’s zone and in the host’s', () => {
  const at = new Date('2027-03-14T14:00:00Z');
  const zones = timeLines(at, 'en', 'America/Phoenix', 'America/New_York');
  expect(zones).toEqual([
    expect.stringMatching(/^Sunday, March 14, 2027 at 7:00\sAM MST$/),
    expect.stringMatching(/10:00\sAM EDT$/),
  ]);
  expect(timeLines(at, 'es', 'UTC', 'UTC')).toHaveLength(1);
});
