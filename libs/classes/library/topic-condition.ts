/** Adds a value to a query and gives its placeholder. */
type Add = (value: unknown) => string;

/** That a class version, or a chapter of it, has one of the topics or of those right below them. */
export function topicCondition(topicIds: readonly string[], add: Add): string {
  const wanted = `${add(topicIds)}::uuid[]`;
  const topics = `(select id from topic where id = any(${wanted}) or parent_id = any(${wanted}))`;
  return tagged(`topic_id in ${topics}`);
}

/** That neither a class version nor any chapter of it has a topic. */
export const UNTAGGED = `not ${tagged('true')}`;

function tagged(condition: string): string {
  return `(exists (select from class_topic
      where class_version_id = version.id and ${condition})
    or exists (select from chapter_topic join chapter on chapter.id = chapter_topic.chapter_id
      where chapter.class_version_id = version.id and ${condition}))`;
}
