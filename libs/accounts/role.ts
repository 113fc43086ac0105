import type { Role } from '@rounds/platform/http';
import { DomainError } from '@rounds/platform/errors';

/** What a person of a practice does in the daily work; the workflow map lists the same keys. */
export const PARTICIPANT_ROLES = [
  'front-desk',
  'eligibility-authorization',
  'provider',
  'scribe',
  'coder',
  'charge-entry',
  'biller',
  'payment-poster',
  'denial-ar-specialist',
  'enrollment-credentialing',
  'practice-manager',
  'owner',
] as const;
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

export const LOCALES = ['en', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

/** Admins and trainers are the vendor's own people. */
export const isStaffRole = (role: Role): boolean => role === 'admin' || role === 'trainer';

/**
 * Staff belong to no practice, everybody else to exactly one.
 * @throws DomainError `practice-required` or `practice-not-for-staff`
 */
export function assertPracticeFits(role: Role, practiceId: string | null): void {
  if (isStaffRole(role) && practiceId !== null) {
    throw new DomainError('practice-not-for-staff', 'invalid', 'Staff belong to no practice', {
      fields: { practiceId: 'Staff belong to no practice' },
    });
  }
  if (!isStaffRole(role) && practiceId === null) {
    throw new DomainError('practice-required', 'invalid', 'This role needs a practice', {
      fields: { practiceId: 'This role needs a practice' },
    });
  }
}
