/** What a person may do at large; finer rules are the contexts' own. */
export const ROLES = ['admin', 'trainer', 'manager', 'learner'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks: taken from the session by the authenticator, attached to each request. */
export interface Principal {
  personId: string;
  sessionId: string;
  role: Role;
  /** The tenant; null exactly for the vendor's own staff (admin, trainer). */
  practiceId: string | null;
  /** Specialties of the person's practice; empty for staff. */
  specialties: string[];
  locale: 'en' | 'es';
  /** Set when a join link opened the session: the only webinar that it reaches. */
  webinarId: string | null;
}

export const isStaff = ({ role }: Pick<Principal, 'role'>): boolean =>
  role === 'admin' || role === 'trainer';
