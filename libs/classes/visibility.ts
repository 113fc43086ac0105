import type { Principal } from '@rounds/platform/http';
import { includes, type Audience, type Viewer } from './audience';
import type { ClassState } from './class-state';

/** Whether a person may know of a class: staff of any, customers of published ones for them. */
export function maySee(
  { state, audience }: { state: ClassState; audience: Audience },
  viewer: Viewer,
): boolean {
  if (viewer.role === 'admin' || viewer.role === 'trainer') return true;
  return state === 'published' && includes(audience, viewer);
}

/**
 * The audience rule as a condition on `alias.audience`, for lists of published classes. It says
 * the same as {@link includes}; an integration test holds the two together.
 */
export function audienceCondition(
  alias: string,
  viewer: Pick<Principal, 'role' | 'practiceId' | 'specialties'>,
): { sql: string; parameters: Record<string, unknown> } {
  if (viewer.role === 'admin' || viewer.role === 'trainer') return { sql: 'true', parameters: {} };
  return {
    sql: `case ${alias}.audience ->> 'kind'
      when 'everyone' then true
      when 'specialties' then jsonb_exists_any(${alias}.audience -> 'keys', :viewerSpecialties::text[])
      when 'practices' then jsonb_exists(${alias}.audience -> 'ids', :viewerPractice::text)
      else false end`,
    parameters: {
      viewerSpecialties: viewer.specialties,
      viewerPractice: viewer.practiceId ?? '',
    },
  };
}
