import { describe, expect, it } from 'vitest';
import { nudgeMail } from './nudge-mail';

const mail = (locale: 'en' | 'es') =>
  nudgeMail({
    name: 'Priya',
    from: 'Sam',
    url: 'https://rounds.example/me',
    overdue: [{ title: 'Denials\nand more', dueOn: '2026-11-01' }],
    locale,
  });

describe('the mail of a nudge', () => {
  it('names what is overdue, since when, and where to go', () => {
    expect(mail('en').text).toBe(
      'Hello Priya,\n\nSam asks you to finish:\n\n- Denials and more (November 1, 2026)\n\nhttps://rounds.example/me',
    );
  });

  it('speaks the language of who gets it', () => {
    expect(mail('es').subject).toBe('Clases que le esperan');
    expect(mail('es').text).toContain('1 de noviembre de 2026');
  });
});
