import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../app/http';

export type SearchResult = components['schemas']['SearchResult'];

export const search = (q: string, signal: AbortSignal): Promise<SearchResult> =>
  answerOf(api.GET('/api/search', { params: { query: { q } }, signal }));
