import { Inject, Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CONFIG, type Config } from '../config';
import { defineJob, GivesUpJob, HandlesJob, QueueService, Sweeps } from '../queue';
import { MailMessage } from './mail-message.entity';

export const sendMail = defineJob({
  name: 'mail.send',
  queue: 'light',
  payload: z.object({ messageId: z.uuid() }),
  attempts: 8,
  backoffMs: 5_000,
  timeoutMs: 60_000,
  dedupKey: ({ messageId }) => messageId,
});

/** Hands queued messages to the mail server. */
@Injectable()
export class MailJobs {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly queue: QueueService,
  ) {}

  @HandlesJob(sendMail)
  async send({ messageId }: { messageId: string }): Promise<void> {
    const message = await this.dataSource.manager.findOneBy(MailMessage, { id: messageId });
    if (message?.state !== 'queued' || !this.config.SMTP_URL) return;
    const { hostname } = new URL(this.config.PUBLIC_URL);
    const transport = createTransport(this.config.SMTP_URL);
    try {
      await transport.sendMail({
        from: this.config.MAIL_FROM,
        to: message.recipient,
        subject: message.subject,
        text: message.text,
        ...(message.html === null ? {} : { html: message.html }),
        ...(message.calendar === null ? {} : { icalEvent: message.calendar }),
        ...(message.headers === null ? {} : { headers: message.headers }),
        messageId: `<${message.id}@${hostname}>`,
      });
    } finally {
      transport.close();
    }
    await this.dataSource.manager.update(
      MailMessage,
      { id: messageId },
      { state: 'sent', sentAt: new Date() },
    );
  }

  @GivesUpJob(sendMail)
  async giveUp({ messageId }: { messageId: string }, error: Error): Promise<void> {
    await this.dataSource.manager.update(
      MailMessage,
      { id: messageId, state: 'queued' },
      { state: 'failed', error: error.message },
    );
  }

  @Sweeps()
  async enqueueForgotten(): Promise<void> {
    const due = await this.dataSource.manager
      .createQueryBuilder(MailMessage, 'message')
      .where(`message.state = 'queued' and message.created_at < now() - interval '30 seconds'`)
      .limit(100)
      .getMany();
    for (const { id } of due) await this.queue.enqueue(sendMail, { messageId: id });
  }
}
