import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../ids';
import { AuditEntry } from './audit-entry.entity';

export interface AuditRecord {
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId?: string | null;
  practiceId?: string | null;
  details?: Record<string, unknown>;
}

/** Writes the audit trail; pass the manager of the change so that both commit together. */
@Injectable()
export class Audit {
  constructor(private readonly dataSource: DataSource) {}

  async record(
    entry: AuditRecord,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<void> {
    await manager.insert(AuditEntry, {
      id: newId(),
      at: new Date(),
      actorId: entry.actorId,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId ?? null,
      practiceId: entry.practiceId ?? null,
      details: (entry.details ?? {}) as object,
    });
  }
}
