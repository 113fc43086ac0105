import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CONFIG, type Config } from '../config';
import { notFound } from '../errors';
import { Allow, pageOf, pageQuery, readCursor, Returns, toPage, type Page } from '../http';
import { MailMessage } from './mail-message.entity';

const outboxItem = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  recipient: z.string(),
  subject: z.string(),
  text: z.string(),
  /** The same for programs that show more; null where a mail is text alone. */
  html: z.string().nullable(),
  state: z.enum(['queued', 'sent', 'kept', 'failed']),
});
/** Id of the last item. */
const PLACE = z.tuple([z.uuid()]);
type OutboxItem = z.infer<typeof outboxItem>;

/**
 * The mail that would have gone out, for editions without a mail server. Not there when a mail
 * server is set: the links inside are for their recipients only.
 */
@ApiTags('outbox')
@Controller('outbox')
export class OutboxController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow('admin')
  @Returns(pageOf(outboxItem))
  async list(
    @Query({ schema: pageQuery }) { limit, cursor }: z.infer<typeof pageQuery>,
  ): Promise<Page<OutboxItem>> {
    if (!(this.config.OUTBOX ?? !this.config.SMTP_URL)) throw notFound('outbox');
    const rows = this.dataSource.manager
      .createQueryBuilder(MailMessage, 'message')
      .orderBy('message.id', 'DESC')
      .limit(limit + 1);
    if (cursor) rows.where('message.id < :id', { id: readCursor(cursor, PLACE)[0] });
    return toPage(await rows.getMany(), limit, ({ id }) => [id], toItem);
  }
}

const toItem = ({
  id,
  createdAt,
  recipient,
  subject,
  text,
  html,
  state,
}: MailMessage): OutboxItem => ({
  id,
  createdAt: createdAt.toISOString(),
  recipient,
  subject,
  text,
  html,
  state,
});
