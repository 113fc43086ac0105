import type { Recording } from '@rounds/recordings';
import { isStaff } from '@rounds/platform/http';
import type { Viewer } from './audience';
import type { Class } from './class.entity';
import type { Outline } from './outline/outline';
import type { ClassProgress } from './library/progress-reader';
import type { ClassDetail } from './schemas';

export const toChapterViews = (
  { chapters }: Pick<Outline, 'chapters'>,
  progress: ClassProgress | undefined,
): ClassDetail['chapters'] =>
  chapters.map((chapter) => ({ ...chapter, progress: progress?.chapters.get(chapter.id) ?? 0 }));

export interface DetailParts {
  found: Class;
  outline: Outline;
  /** Null: it was deleted. */
  recording: Recording | null;
  progress: ClassProgress | undefined;
  upNext: ClassDetail['upNext'];
  otherVersion: ClassDetail['otherVersion'];
  /** Null for those who are not staff. */
  publishing: ClassDetail['publishing'];
}

/** A class as its viewer may see it: what only staff care for is null for others. */
export function toClassDetail(parts: DetailParts, viewer: Viewer): ClassDetail {
  const { found, outline, recording, progress, upNext, otherVersion, publishing } = parts;
  const staff = isStaff(viewer);
  return {
    id: found.id,
    state: found.state,
    revision: found.revision,
    version: { id: outline.versionId, number: outline.versionNumber },
    title: outline.title,
    speaker: outline.speaker,
    description: outline.description,
    durationMs: outline.durationMs,
    playable: recording?.playable ?? false,
    recording:
      staff && recording
        ? { id: recording.id, state: recording.state, playable: recording.playable }
        : null,
    audience: staff ? found.audience : null,
    topics: outline.topics,
    specialties: outline.specialties,
    chapters: toChapterViews(outline, progress),
    progress: progress?.progress ?? 0,
    resumeMs: progress?.resumeMs ?? null,
    watched: progress?.watched ?? [],
    publishedAt: found.state === 'published' ? (found.publishedAt?.toISOString() ?? null) : null,
    otherVersion,
    publishing,
    upNext,
  };
}
