import { isStaff } from '@rounds/platform/http';
import { includes, type Audience, type Viewer } from './audience';
import type { ClassState } from './class-state';

/** Whether a person may know of a class: staff of any, customers of published ones for them. */
export function maySee(
  { state, audience }: { state: ClassState; audience: Audience },
  viewer: Viewer,
): boolean {
  return isStaff(viewer) || (state === 'published' && includes(audience, viewer));
}

/**
 * The audience rule as an SQL condition on the column `class.audience`, for lists. It says the same
 * as {@link includes}; an integration test holds the two together.
 * @param add takes a value, gives its placeholder
 */
export function audienceCondition(viewer: Viewer, add: (value: unknown) => string): string {
  if (isStaff(viewer)) return 'true';
  return `case class.audience ->> 'kind'
    when 'everyone' then true
    when 'specialties' then
      jsonb_exists_any(class.audience -> 'keys', cast(${add(viewer.specialties)} as text[]))
    when 'practices' then
      jsonb_exists(class.audience -> 'ids', cast(${add(viewer.practiceId ?? '')} as text))
    else false end`;
}

/**
 * The same of many people at once, as an SQL condition on `class` and `person`: whether the class
 * is published, and for that person. Staff are in every audience.
 */
export const MAY_WATCH = `(class.state = 'published' and (person.role in ('admin', 'trainer')
  or case class.audience ->> 'kind'
    when 'everyone' then true
    when 'specialties' then exists (select from practice_specialty own
      where own.practice_id = person.practice_id
        and jsonb_exists(class.audience -> 'keys', own.specialty_key))
    when 'practices' then jsonb_exists(class.audience -> 'ids', person.practice_id::text)
    else false end))`;
