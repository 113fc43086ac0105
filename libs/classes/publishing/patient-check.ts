import { DomainError } from '@rounds/platform/errors';
import { IsNull, type EntityManager } from 'typeorm';
import { ClassVersion } from '../class-version.entity';

/** Puts on record that a person looked for patient data and saw none; who was first stays. */
export async function markChecked(
  manager: EntityManager,
  versionId: string,
  personId: string,
): Promise<void> {
  await manager.update(
    ClassVersion,
    { id: versionId, patientCheckedAt: IsNull() },
    { patientCheckedBy: personId, patientCheckedAt: new Date() },
  );
}

/** @throws DomainError `patient-data-unchecked` */
export async function assertChecked(manager: EntityManager, versionId: string): Promise<void> {
  const version = await manager.findOneByOrFail(ClassVersion, { id: versionId });
  if (version.patientCheckedAt) return;
  throw new DomainError(
    'patient-data-unchecked',
    'unprocessable',
    'Somebody has to look first whether the recording shows patient data',
  );
}
