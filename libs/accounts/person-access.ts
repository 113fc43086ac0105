import { DomainError, notFound } from '@rounds/platform/errors';
import type { Principal, Role } from '@rounds/platform/http';
import { isStaffRole } from './role';

type Asker = Pick<Principal, 'role' | 'practiceId'>;

/** Where a person stands: what rules look at. */
export interface Place {
  role: Role;
  practiceId: string | null;
}

/**
 * The practice that bounds what somebody may see of people and practices; null: no bound.
 * @throws DomainError `not-found` for who may see nothing
 */
export function boundOf({ role, practiceId }: Asker): string | null {
  switch (role) {
    case 'admin':
    case 'trainer':
      return null;
    case 'manager':
      if (practiceId !== null) return practiceId;
      throw notFound('person');
    case 'learner':
      throw notFound('person');
  }
}

/** @throws DomainError `not-found` when the asker may not even know of the person */
export function assertMaySee(asker: Asker, { practiceId }: Pick<Place, 'practiceId'>): void {
  const bound = boundOf(asker);
  if (bound !== null && bound !== practiceId) throw notFound('person');
}

/**
 * Admins put anybody anywhere; a manager makes learners and managers of the own practice, whose
 * practice is the only one that exists for them.
 * @throws DomainError `role-not-grantable`, `not-found`, `practice-required`, `practice-not-for-staff`
 */
export function assertMayPlace(asker: Asker, { role, practiceId }: Place): void {
  if (asker.role !== 'admin') {
    if (isStaffRole(role)) {
      throw new DomainError('role-not-grantable', 'forbidden', 'You cannot give this role');
    }
    if (practiceId !== null && practiceId !== boundOf(asker)) throw notFound('practice');
  }
  assertPracticeFits({ role, practiceId });
}

/** Staff belong to no practice, everybody else to exactly one. */
function assertPracticeFits({ role, practiceId }: Place): void {
  if (isStaffRole(role) === (practiceId === null)) return;
  const [code, message] = isStaffRole(role)
    ? ['practice-not-for-staff', 'Staff belong to no practice']
    : ['practice-required', 'This role needs a practice'];
  throw new DomainError(code, 'invalid', message, { fields: { practiceId: message } });
}
