export { createApiClient, type ApiClient, type Problem } from './client';
export type { components, paths } from './schema';
