import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { DataSource, type EntityManager } from 'typeorm';
import { FeedbackHandling } from './feedback-handling.entity';
import type { HandlingView, NewHandling } from './said-schemas';

const TABLES = {
  rating: { name: 'feedback', saidAt: 'remark_at', has: `remark <> ''` },
  pin: { name: 'unclear_pin', saidAt: 'said_at', has: 'true' },
} as const;

/** "You said, we did": staff close what people said, with a note to them. */
@Injectable()
export class Handlings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  /**
   * All of the items or none of them.
   * @throws DomainError `handled-meanwhile` when one is gone, has no words or was handled already
   */
  async handle({ items, note }: NewHandling, by: Principal): Promise<HandlingView> {
    const id = newId();
    return await this.dataSource.transaction(async (manager) => {
      // By the database's clock, as the times of what people say.
      await manager.query(
        `insert into feedback_handling (id, note, handled_by, handled_at) values ($1, $2, $3, now())`,
        [id, note, by.personId],
      );
      let count = 0;
      for (const source of ['rating', 'pin'] as const) {
        const ids = new Set(items.filter((item) => item.source === source).map((item) => item.id));
        const closed = await this.close(source, [...ids], id, manager);
        if (closed < ids.size) throw handledMeanwhile();
        count += closed;
      }
      await this.record('feedback.handled', id, by, { count }, manager);
      return { id, count };
    });
  }

  /** Opens again what was closed together. @throws DomainError `not-found` */
  async undo(id: string, by: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.delete(FeedbackHandling, { id });
      if (!affected) throw notFound('handling');
      await this.record('feedback.reopened', id, by, {}, manager);
    });
  }

  private async close(
    source: keyof typeof TABLES,
    ids: readonly string[],
    handlingId: string,
    manager: EntityManager,
  ): Promise<number> {
    if (ids.length === 0) return 0;
    const { name, saidAt, has } = TABLES[source];
    const [, count]: [unknown, number] = await manager.query(
      `update ${name} set handling_id = $1 where id = any($2::uuid[]) and ${has} and (
         handling_id is null or ${saidAt} > (
           select handled_at from feedback_handling where id = handling_id))`,
      [handlingId, ids],
    );
    return count;
  }

  private async record(
    action: string,
    subjectId: string,
    by: Principal,
    details: Record<string, unknown>,
    manager: EntityManager,
  ): Promise<void> {
    const subjectType = 'feedback-handling';
    await this.audit.record(
      { actorId: by.personId, action, subjectType, subjectId, details },
      manager,
    );
  }
}

const handledMeanwhile = (): DomainError =>
  new DomainError('handled-meanwhile', 'conflict', 'Somebody has handled some of these already');
