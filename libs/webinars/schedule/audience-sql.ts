/**
 * Whether a webinar is for a customer, as an SQL condition on `webinar`.
 * @param person placeholder of the person's id
 */
const inAudience = (person: string): string => `case webinar.audience ->> 'kind'
  when 'everyone' then true
  when 'specialties' then exists (
    select 1 from person viewer
    join practice_specialty own on own.practice_id = viewer.practice_id
    where viewer.id = ${person}
      and jsonb_exists(webinar.audience -> 'keys', own.specialty_key))
  when 'roles' then exists (
    select 1 from person viewer where viewer.id = ${person}
      and jsonb_exists(webinar.audience -> 'keys', viewer.participant_role))
  when 'practices' then exists (
    select 1 from person viewer where viewer.id = ${person}
      and jsonb_exists(webinar.audience -> 'ids', viewer.practice_id::text))
  else false end`;

const takesPart = (person: string): string => `(
  exists (select 1 from webinar_person part
    where part.webinar_id = webinar.id and part.person_id = ${person})
  or exists (select 1 from webinar_registration own
    where own.webinar_id = webinar.id and own.person_id = ${person} and own.state <> 'cancelled'))`;

/**
 * Whether somebody may know of a webinar: staff of any; customers of what is no draft when it is for
 * them, and of what they take part in whomever it is for now. Rehearsals are for who takes part.
 */
export const visibleTo = (person: string, isStaff: boolean): string =>
  isStaff
    ? 'true'
    : `(webinar.state <> 'draft' and (${takesPart(person)}
        or (not webinar.is_rehearsal and (${inAudience(person)}))))`;
