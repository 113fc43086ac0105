import type { Locale } from './role';

export interface LinkMail {
  name: string;
  url: string;
  locale: Locale;
}

export interface InvitationMail extends LinkMail {
  /** Null for the vendor's own staff. */
  practiceName: string | null;
}

interface MailText {
  subject: string;
  text: string;
}

/** The mail that brings somebody in; its link works once, for two days. */
export function invitationMail({ name, practiceName, url, locale }: InvitationMail): MailText {
  switch (locale) {
    case 'en':
      return {
        subject: 'Your invitation to Rounds',
        text: letter(
          `Hello ${name},`,
          `you are invited to Rounds${practiceName ? `, together with ${practiceName}` : ''}: classes and answers for the daily work of medical billing.`,
          'Choose a password here:',
          url,
          'The link works once and for 48 hours. If it has expired, ask for a new one.',
        ),
      };
    case 'es':
      return {
        subject: 'Su invitación a Rounds',
        text: letter(
          `Hola ${name}:`,
          `le invitamos a Rounds${practiceName ? `, junto con ${practiceName}` : ''}: clases y respuestas para el trabajo diario de la facturación médica.`,
          'Elija aquí una contraseña:',
          url,
          'El enlace funciona una sola vez y durante 48 horas. Si ya venció, pida uno nuevo.',
        ),
      };
  }
}

/** The mail for a forgotten password; its link works once, for an hour. */
export function resetMail({ name, url, locale }: LinkMail): MailText {
  switch (locale) {
    case 'en':
      return {
        subject: 'Choose a new password for Rounds',
        text: letter(
          `Hello ${name},`,
          'somebody, probably you, asked for a new password. Choose it here:',
          url,
          'The link works once and for one hour. If it was not you, do nothing: your password stays as it is.',
        ),
      };
    case 'es':
      return {
        subject: 'Elija una nueva contraseña para Rounds',
        text: letter(
          `Hola ${name}:`,
          'alguien, probablemente usted, pidió una nueva contraseña. Elíjala aquí:',
          url,
          'El enlace funciona una sola vez y durante una hora. Si no fue usted, no haga nada: su contraseña no cambia.',
        ),
      };
  }
}

const letter = (...paragraphs: string[]): string => `${paragraphs.join('\n\n')}\n\nRounds\n`;
