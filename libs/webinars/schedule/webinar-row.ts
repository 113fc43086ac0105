import { MAY_WATCH } from '@rounds/classes';
import type { Recurrence } from './recurrence';
import type { WebinarView } from './schemas';
import { endOf, strongestRole } from './webinar';

/** A webinar with what hangs on it, as one person sees it. `$1` is the person's id. */
export const SELECT_WEBINARS = `
  select webinar.id, webinar.title, webinar.description, webinar.starts_at as "startsAt",
    webinar.duration_minutes as "durationMinutes", webinar.time_zone as "timeZone",
    webinar.state, webinar.capacity, webinar.is_rehearsal as "isRehearsal", webinar.audience,
    webinar.revision, webinar.series_id as "seriesId", series.recurrence,
    (select count(*)::int from webinar other where other.series_id = webinar.series_id
       and other.state = 'scheduled' and other.starts_at > now()) as ahead,
    exists (select 1 from webinar_series_registration whole where whole.state = 'registered'
       and whole.series_id = webinar.series_id and whole.person_id = $1) as "wholeSeries",
    places.registered, places.waiting,
    coalesce((select json_agg(topic.axis || ':' || topic.key order by tag.position)
       from webinar_topic tag join topic on topic.id = tag.topic_id
       where tag.webinar_id = webinar.id), '[]') as topics,
    coalesce((select json_agg(json_build_object('id', one.id, 'name', one.name, 'role', part.role)
         order by part.position)
       from webinar_person part join person one on one.id = part.person_id
       where part.webinar_id = webinar.id), '[]') as people,
    own.state as "ownState", own.reminders,
    (select count(*)::int from webinar_registration before where before.webinar_id = webinar.id
       and before.state = 'waiting' and before.position <= own.position) as place,
    webinar.live_at is not null as "wasLive",
    (select class.id from broadcast
       join class_version version on version.recording_id = broadcast.recording_id
       join class on class.id = version.class_id join person on person.id = $1
       where broadcast.webinar_id = webinar.id and broadcast.state = 'ended' and ${MAY_WATCH}
       order by class.published_at limit 1) as "classId"
  from webinar
  left join webinar_series series on series.id = webinar.series_id
  left join webinar_registration own on own.webinar_id = webinar.id and own.person_id = $1
  cross join lateral (
    select count(*) filter (where state = 'registered')::int as registered,
      count(*) filter (where state = 'waiting')::int as waiting
    from webinar_registration where webinar_id = webinar.id
  ) places`;

export interface WebinarRow extends Pick<
  WebinarView,
  | 'id'
  | 'title'
  | 'description'
  | 'durationMinutes'
  | 'timeZone'
  | 'state'
  | 'capacity'
  | 'registered'
  | 'waiting'
  | 'isRehearsal'
  | 'topics'
  | 'people'
  | 'audience'
  | 'revision'
  | 'wasLive'
  | 'classId'
> {
  startsAt: Date;
  seriesId: string | null;
  recurrence: Recurrence | null;
  ahead: number;
  wholeSeries: boolean;
  ownState: 'registered' | 'waiting' | 'cancelled' | null;
  reminders: NonNullable<WebinarView['registration']>['reminders'] | null;
  place: number;
}

/** @param isStaff whether the person may know for whom the webinar is */
export function toView(row: WebinarRow, personId: string, isStaff: boolean): WebinarView {
  const { seriesId, recurrence, ahead, wholeSeries, ownState, reminders, place, ...rest } = row;
  const personRole = row.people.find(({ id }) => id === personId)?.role ?? null;
  const registered = ownState === 'registered';
  return {
    ...rest,
    startsAt: row.startsAt.toISOString(),
    endsAt: endOf(row).toISOString(),
    series:
      seriesId && recurrence ? { id: seriesId, recurrence, ahead, registered: wholeSeries } : null,
    role: strongestRole({ personRole, registered, visible: true }) ?? 'invited',
    registration: ownState && {
      state: ownState,
      place: ownState === 'waiting' ? place : null,
      reminders: reminders ?? [],
    },
    audience: isStaff ? row.audience : null,
  };
}
