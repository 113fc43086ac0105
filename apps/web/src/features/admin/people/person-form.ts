import type { NewPerson, ParticipantRole, Person, Role } from '../api';

export const ROLES: readonly Role[] = ['learner', 'manager', 'trainer', 'admin'];

export const PARTICIPANT_ROLES: readonly ParticipantRole[] = [
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
];

/** Staff belong to the billing service, everybody else to a practice. */
export const isStaffRole = (role: Role): boolean => role === 'admin' || role === 'trainer';

export const emptyPerson = (practiceId?: string): NewPerson => ({
  ...{ email: '', name: '', role: 'learner', participantRole: null, locale: 'en' },
  practiceId: practiceId ?? null,
});

export const personOf = (person: Person): NewPerson => {
  const { email, name, role, practiceId, participantRole, locale } = person;
  return { email, name, role, practiceId, participantRole, locale };
};
