import { http, type Page } from '../../app/http';
import type { Role } from '../../app/session';

export interface TeamMember {
  id: string;
  email: string;
  name: string;
  role: Role;
  participantRole: string | null;
  active: boolean;
  invited: boolean;
  lastSeenAt: string | null;
}

/** The people of the manager's own practice. */
export const getTeam = () => http.get<Page<TeamMember>>('people', { query: { limit: 200 } });
