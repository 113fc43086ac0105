import { http, type Page } from '../../app/http';

/** `[startMs, endMs)` of a class, with the part of it that the person has really played. */
export interface Chapter {
  id: string;
  title: string;
  startMs: number;
  endMs: number;
  topics: string[];
  progress: number;
}

export interface LibraryItem {
  id: string;
  title: string;
  speaker: string | null;
  durationMs: number;
  posterUrl: string | null;
  topics: string[];
  specialties: string[];
  chapters: Chapter[];
  progress: number;
  resumeMs: number | null;
  publishedAt: string | null;
}

export interface ClassDetail {
  id: string;
  state: 'draft' | 'published' | 'archived';
  title: string;
  speaker: string | null;
  description: string | null;
  durationMs: number;
  topics: string[];
  chapters: Chapter[];
  progress: number;
  resumeMs: number | null;
  watched: [startMs: number, endMs: number][];
  version: { id: string; number: number };
  publishedAt: string | null;
  upNext: { id: string; title: string } | null;
}

export interface Playback {
  src: string;
  posterUrl: string | null;
  thumbnailsUrl: string | null;
  expiresAt: string;
}

export interface LibraryFilter {
  topic?: string | undefined;
  specialty?: string | undefined;
  q?: string | undefined;
}

export const getLibrary = (
  filter: LibraryFilter,
  page: { cursor?: string | null; limit?: number } = {},
  signal?: AbortSignal,
) =>
  http.get<Page<LibraryItem>>('library', {
    query: { ...filter, ...page },
    ...(signal ? { signal } : {}),
  });

export const getClass = (id: string) => http.get<ClassDetail>(`classes/${encodeURIComponent(id)}`);

export const getPlayback = (id: string) =>
  http.get<Playback>(`classes/${encodeURIComponent(id)}/playback`);
