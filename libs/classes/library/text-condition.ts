import { containing } from '@rounds/platform/database';

/** Whether the text occurs in title, speaker, description or a chapter's title, as it is written. */
export function textCondition(text: string, add: (value: unknown) => string): string {
  const pattern = add(containing(text));
  return `(version.title ilike ${pattern} or version.speaker ilike ${pattern}
    or version.description ilike ${pattern} or exists (
      select from chapter where chapter.class_version_id = version.id
        and chapter.title ilike ${pattern}))`;
}
