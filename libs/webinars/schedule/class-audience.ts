import type { NewDraft } from '@rounds/classes';
import type { Audience } from './audience';

/** For whom the class of a webinar is: whom the webinar was for, where classes can say so. */
export function classAudience(audience: Audience): NewDraft['audience'] {
  switch (audience.kind) {
    case 'everyone':
    case 'specialties':
    case 'practices':
      return audience;
    // What people do in their practice does not close a class to others.
    case 'roles':
      return { kind: 'everyone' };
  }
}
