import { answerOf, api } from '../../app/http';

export const askForReset = (email: string) =>
  answerOf(api.POST('/api/password-resets', { body: { email } }));

export const resetPassword = (token: string, password: string) =>
  answerOf(
    api.POST('/api/password-resets/{token}', { params: { path: { token } }, body: { password } }),
  );

export const getInvitation = (token: string) =>
  answerOf(api.GET('/api/invitations/{token}', { params: { path: { token } } }));

/** Signs the invited person in. */
export const acceptInvitation = (token: string, name: string, password: string) =>
  answerOf(
    api.POST('/api/invitations/{token}', { params: { path: { token } }, body: { name, password } }),
  );

export const changePassword = (currentPassword: string, newPassword: string) =>
  answerOf(api.POST('/api/me/password', { body: { currentPassword, newPassword } }));

/** Where the browser downloads everything that is stored about the person. */
export const EXPORT_URL = '/api/me/export';
