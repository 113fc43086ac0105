export { Audit, type AuditRecord } from './audit';
export { AuditEntry } from './audit-entry.entity';
export { AuditModule } from './audit.module';
