import type { Locale } from '@rounds/accounts';
import type { DueItem } from './schemas';

export interface NudgeMail {
  name: string;
  from: string;
  /** Where the person sees what is due. */
  url: string;
  overdue: readonly Pick<DueItem, 'title' | 'dueOn'>[];
  locale: Locale;
}

const dayIn = (locale: Locale, day: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** The mail by which a manager reminds somebody of what is overdue. Titles stay on one line. */
export function nudgeMail({ name, from, url, overdue, locale }: NudgeMail): {
  subject: string;
  text: string;
} {
  const lines = overdue.map(
    ({ title, dueOn }) => `- ${title.replace(/\s+/g, ' ')} (${dayIn(locale, dueOn)})`,
  );
  switch (locale) {
    case 'en':
      return {
        subject: 'Classes that are waiting for you',
        text: [`Hello ${name},`, `${from} asks you to finish:`, lines.join('\n'), url].join('\n\n'),
      };
    case 'es':
      return {
        subject: 'Clases que le esperan',
        text: [`Hola ${name}:`, `${from} le pide terminar:`, lines.join('\n'), url].join('\n\n'),
      };
  }
}
