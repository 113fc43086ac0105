import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { newId } from '../ids';
import { QueueService } from '../queue';
import { MailMessage, type MailCalendar } from './mail-message.entity';
import { sendMail } from './mail.jobs';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** The same as `text`, for programs that show more. */
  html?: string;
  calendar?: MailCalendar;
  /** Beside the usual ones, by name. */
  headers?: Record<string, string>;
}

/** Accepts mail: it is in the database when `send` returns, and goes out by a job. */
@Injectable()
export class Mailer {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly queue: QueueService,
  ) {}

  /** With a transaction's manager the mail commits with it, and the sweeper sends it if the job is lost. */
  async send(mail: Mail, manager: EntityManager = this.dataSource.manager): Promise<void> {
    const id = newId();
    const state = this.config.SMTP_URL ? 'queued' : 'kept';
    await manager.insert(MailMessage, {
      id,
      createdAt: new Date(),
      sentAt: null,
      recipient: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html ?? null,
      calendar: mail.calendar ?? null,
      headers: mail.headers ?? null,
      state,
      error: null,
    });
    // Inside a transaction the row is not visible yet: give it a moment to commit.
    const delayMs = manager === this.dataSource.manager ? 0 : 500;
    if (state === 'queued') await this.queue.enqueue(sendMail, { messageId: id }, { delayMs });
  }
}
