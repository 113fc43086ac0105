import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An iCalendar object that goes with a mail, and what it does (RFC 5546). */
export interface MailCalendar {
  method: 'REQUEST' | 'CANCEL';
  content: string;
}

/** `kept`: no mail server is set, the message stays in the outbox. */
export type MailState = 'queued' | 'sent' | 'kept' | 'failed';

@Entity({ name: 'mail_message' })
export class MailMessage {
  /** Also the Message-ID, so that a mail sent twice by a crash is recognised as one. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt: Date | null;

  @Column({ type: 'text' })
  recipient: string;

  @Column({ type: 'text' })
  subject: string;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'text', nullable: true })
  html: string | null;

  @Column({ type: 'jsonb', nullable: true })
  calendar: MailCalendar | null;

  @Column({ type: 'jsonb', nullable: true })
  headers: Record<string, string> | null;

  @Column({ type: 'text' })
  state: MailState;

  @Column({ type: 'text', nullable: true })
  error: string | null;
}
