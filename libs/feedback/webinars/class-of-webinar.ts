import type { EntityManager } from 'typeorm';

/** The class version that shows what went out of a webinar. */
export interface ClassOfWebinar {
  versionId: string;
  classId: string;
  title: string;
}

/** `class_version` of `broadcast`. */
export const VERSION_OF_BROADCAST = `class_version version
  on version.class_id = broadcast.class_id and version.recording_id = broadcast.recording_id`;

/** Null until a class is made of it. */
export async function classOfWebinar(
  manager: EntityManager,
  webinarId: string,
): Promise<ClassOfWebinar | null> {
  const rows: ClassOfWebinar[] = await manager.query(
    `select version.id as "versionId", version.class_id as "classId", version.title
     from broadcast join ${VERSION_OF_BROADCAST} where broadcast.webinar_id = $1`,
    [webinarId],
  );
  return rows[0] ?? null;
}
