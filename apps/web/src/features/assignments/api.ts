import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../app/http';

export type DueItem = components['schemas']['DueItem'];

export const getMyAssignments = (signal: AbortSignal) =>
  answerOf(api.GET('/api/me/assignments', { signal }));
