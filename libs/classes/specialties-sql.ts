/**
 * The specialties that a class is for, as an SQL array over `class` and `version`: those the trainer
 * named, those of its topics that only a specialty has, and those of its audience. Empty: it serves
 * all.
 */
export const SPECIALTIES = `array(
  select unnest(version.specialties)
  union
  select jsonb_array_elements_text(class.audience -> 'keys')
  union
  select topic.specialty_key from topic
  where topic.specialty_key is not null and topic.id in (
    select topic_id from class_topic where class_version_id = version.id
    union all
    select chapter_topic.topic_id from chapter_topic
    join chapter on chapter.id = chapter_topic.chapter_id
    where chapter.class_version_id = version.id)
  order by 1)`;
