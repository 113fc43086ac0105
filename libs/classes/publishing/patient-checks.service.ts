import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import type { Principal } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { ClassAccess } from '../class-access.service';
import { ClassVersion } from '../class-version.entity';
import { touch } from '../editing/class-writing';
import { markChecked } from './patient-check';
import { PublishWish } from './publish-wish.entity';

/** The word of a person that a class version shows no patient, given and taken back. */
@Injectable()
export class PatientChecks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ClassAccess,
    private readonly audit: Audit,
  ) {}

  /**
   * Taking it back ends a schedule, too; what is published stays so.
   * @throws DomainError `not-found`, `edited-meanwhile`, `class-deleted`
   */
  async set(classId: string, revision: number, checked: boolean, by: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const found = await this.access.forEdit(classId, revision, manager);
      const versionId = found.currentVersionId;
      if (checked) {
        await markChecked(manager, versionId, by.personId);
      } else {
        const none = { patientCheckedBy: null, patientCheckedAt: null };
        await manager.update(ClassVersion, { id: versionId }, none);
        await manager.delete(PublishWish, { classId });
      }
      await touch(manager, found);
      const action = checked ? 'class.patient-check' : 'class.patient-check-withdrawn';
      await this.audit.record(
        {
          actorId: by.personId,
          action,
          subjectType: 'class',
          subjectId: classId,
          details: { versionId },
        },
        manager,
      );
    });
  }
}
