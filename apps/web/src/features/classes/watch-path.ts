/**
 * The address of a class in the player. Without a chapter it goes on where the person stopped;
 * `atMs` opens it at that position (whole seconds).
 */
export function watchPath(classId: string, chapterId?: string | null, atMs?: number): string {
  const path = ['/watch', classId, ...(chapterId ? [chapterId] : [])].join('/');
  return atMs === undefined ? path : `${path}?t=${Math.floor(atMs / 1000)}`;
}

/** The same page as learners see it, for staff: nothing is recorded. */
export const previewPath = (classId: string, chapterId?: string | null): string =>
  `${watchPath(classId, chapterId)}?preview=1`;
