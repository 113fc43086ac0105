import { describe, expect, it } from 'vitest';
import { invitationMail, resetMail } from './link-mail';

const url = 'https://rounds.example/invitation/token';

describe('mail with a link', () => {
  it('speaks the language of the person', () => {
    const mail = { name: 'Bea', practiceName: 'Riverside', url };
    const english = invitationMail({ ...mail, locale: 'en' });
    const spanish = invitationMail({ ...mail, locale: 'es' });
    expect(english.subject).toBe('Your invitation to Rounds');
    expect(spanish.subject).toBe('Su invitación a Rounds');
    for (const { text } of [english, spanish]) {
      expect(text).toContain('Bea');
      expect(text).toContain('Riverside');
    }
  });

  it('has the link alone on its line, so that every mail program finds it', () => {
    for (const locale of ['en', 'es'] as const) {
      const texts = [
        invitationMail({ name: 'Bea', practiceName: null, url, locale }).text,
        resetMail({ name: 'Bea', url, locale }).text,
      ];
      for (const text of texts) expect(text.split('\n')).toContain(url);
    }
  });

  it('names no practice for staff', () => {
    expect(invitationMail({ name: 'Ann', practiceName: null, url, locale: 'en' }).text).toContain(
      'you are invited to Rounds: classes',
    );
  });
});
