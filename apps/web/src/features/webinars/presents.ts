import type { Webinar } from './api';

/** Whether the person may go on air in it, now. */
export const presents = (webinar: Webinar | null): boolean =>
  (webinar?.role === 'host' || webinar?.role === 'speaker') &&
  (webinar.state === 'scheduled' || webinar.state === 'live');
