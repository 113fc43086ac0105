import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../../app/http';

/** What a file may be at most, and what kinds are taken; told before anybody chooses a file. */
export type UploadLimits = components['schemas']['UploadLimits'];

/** The tus endpoint. */
export const UPLOADS_PATH = '/api/uploads';

export const getUploadLimits = () => answerOf(api.GET('/api/uploads/limits'));
