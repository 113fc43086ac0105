import { http } from '../../app/http';
import type { SessionState } from '../../app/session';

export interface Invitation {
  email: string;
  name: string;
  practiceName: string | null;
}

export const askForReset = (email: string) => http.post<void>('password-resets', { email });

export const resetPassword = (token: string, password: string) =>
  http.post<void>(`password-resets/${encodeURIComponent(token)}`, { password });

export const getInvitation = (token: string) =>
  http.get<Invitation>(`invitations/${encodeURIComponent(token)}`);

/** Signs the invited person in. */
export const acceptInvitation = (token: string, name: string, password: string) =>
  http.post<SessionState>(`invitations/${encodeURIComponent(token)}`, { name, password });

export const changePassword = (currentPassword: string, newPassword: string) =>
  http.post<void>('me/password', { currentPassword, newPassword });

/** Where the browser downloads everything that is stored about the person. */
export const EXPORT_URL = '/api/me/export';
