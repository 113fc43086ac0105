import type { Locale } from '@rounds/accounts';
import type { ReminderKind } from '../registration/registration';
import { mailDocument, type MailBlock, type MailDocument } from './mail-document';
import { english, spanish } from './webinar-mail-texts';

/** Why somebody gets a mail about a webinar. */
export type MailKind =
  | 'registered'
  | 'waiting'
  | 'moved-up'
  | 'changed'
  | 'cancelled'
  | 'left'
  | 'attended'
  | 'attended-recorded'
  | 'missed'
  | ReminderKind;

export interface WebinarMail {
  kind: MailKind;
  locale: Locale;
  name: string;
  title: string;
  /** When it is, of a series when each is. */
  times: readonly string[];
  /** How many more times than those there are. */
  more?: number;
  /** Of the webinar's page, by which the person joins; of the recorded class when it is over. */
  url: string;
  /** Page on which the person ends mails of this kind, where they are no part of the registration. */
  unsubscribe?: string;
}

export interface MailTexts {
  greeting: (name: string) => string;
  subject: Record<MailKind, (title: string) => string>;
  body: Record<MailKind, string>;
  more: (count: number) => string;
  open: string;
  look: string;
  watch: string;
  reminders: string;
  unsubscribe: string;
}

const TEXTS: Record<Locale, MailTexts> = { en: english, es: spanish };
const WITHOUT_WAY_IN: readonly MailKind[] = ['cancelled', 'left'];
const IS_RECORDED: readonly MailKind[] = ['attended-recorded', 'missed'];
const REMINDS: readonly MailKind[] = ['registered', 'moved-up', 'day', 'hour', 'ten-minutes'];

/** Every mail about a webinar. */
export function webinarMail(mail: WebinarMail): MailDocument {
  const { kind, locale, name, title, times, more = 0, url, unsubscribe } = mail;
  const texts = TEXTS[locale];
  const when = more > 0 ? [...times, texts.more(more)] : times;
  const blocks: MailBlock[] = [texts.greeting(name), texts.body[kind], [title, ...when]];
  if (!WITHOUT_WAY_IN.includes(kind)) blocks.push({ label: linkLabel(kind, texts), url });
  if (REMINDS.includes(kind)) blocks.push(texts.reminders);
  if (unsubscribe) blocks.push({ label: texts.unsubscribe, url: unsubscribe });
  return mailDocument(locale, texts.subject[kind](title), blocks);
}

function linkLabel(kind: MailKind, { open, look, watch }: MailTexts): string {
  if (kind === 'attended') return look;
  return IS_RECORDED.includes(kind) ? watch : open;
}
