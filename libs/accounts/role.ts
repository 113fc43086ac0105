import type { Role } from '@rounds/platform/http';

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
