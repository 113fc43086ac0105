import type { ParticipantRole } from '@rounds/accounts';

/** For whom a webinar is. Staff see everything whatever it says. */
export type Audience =
  | { kind: 'everyone' }
  /** Practices that have at least one of these specialties. */
  | { kind: 'specialties'; keys: string[] }
  /** What people do in their practice. */
  | { kind: 'roles'; keys: ParticipantRole[] }
  | { kind: 'practices'; ids: string[] };
