import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../app/http';

export type TeamMember = components['schemas']['Person'];

/** The people of the manager's own practice. */
export const getTeam = () =>
  answerOf(api.GET('/api/people', { params: { query: { limit: 200 } } }));
