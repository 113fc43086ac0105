/**
 * Whether somebody came to see a webinar while it was live, as an SQL condition on `webinar`. Who
 * presents it does not come to see it.
 * @param person column or placeholder of the person's id
 */
export const attended = (person: string): string => `exists (
  select from attendance_interval stay
  where stay.webinar_id = webinar.id and stay.person_id = ${person} and stay.role = 'viewer'
    and stay.last_seen_at > webinar.live_at
    and stay.joined_at < coalesce(webinar.ended_at, 'infinity'))`;
