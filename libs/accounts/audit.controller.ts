import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditEntry } from '@rounds/platform/audit';
import {
  Allow,
  decodeCursor,
  pageOf,
  pageQuery,
  Returns,
  toPage,
  type Page,
} from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { PeopleReader } from './people.reader';

const auditQuery = pageQuery.extend({ subjectId: z.uuid().optional() });

const auditItem = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    /** Null: the system itself. */
    actorName: z.string().nullable(),
    action: z.string(),
    subjectType: z.string(),
    subjectId: z.uuid().nullable(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });
type AuditItem = z.infer<typeof auditItem>;

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleReader,
  ) {}

  /** What was done to people and content, newest first. */
  @Get()
  @Allow('admin')
  @Returns(pageOf(auditItem))
  async list(
    @Query({ schema: auditQuery }) { limit, cursor, subjectId }: z.infer<typeof auditQuery>,
  ): Promise<Page<AuditItem>> {
    const rows = this.dataSource.manager
      .createQueryBuilder(AuditEntry, 'entry')
      .orderBy('entry.id', 'DESC')
      .limit(limit + 1);
    if (subjectId) rows.andWhere('entry.subjectId = :subjectId', { subjectId });
    if (cursor) rows.andWhere('entry.id::text < :after', { after: decodeCursor(cursor, 1)[0] });
    const entries = await rows.getMany();
    const names = await this.people.findNames(entries.flatMap(({ actorId }) => actorId ?? []));
    return toPage(entries, limit, ({ id }) => [id], toItem(names));
  }
}

const toItem =
  (names: ReadonlyMap<string, string>) =>
  ({ id, at, actorId, action, subjectType, subjectId, details }: AuditEntry): AuditItem => ({
    id,
    at: at.toISOString(),
    actorName: actorId === null ? null : (names.get(actorId) ?? null),
    action,
    subjectType,
    subjectId,
    details,
  });
