/** A class version as others build on it: what it is called and how it is divided. */
export interface Outline {
  classId: string;
  versionId: string;
  versionNumber: number;
  recordingId: string;
  title: string;
  speaker: string;
  description: string;
  /** As the trainer named them; see the library for those that follow from topics. */
  specialties: string[];
  /** Null until the recording was probed; there are no chapters then. */
  durationMs: number | null;
  /** Keys of the topics of the class as a whole, the main one first. */
  topics: string[];
  chapters: OutlineChapter[];
}

export interface OutlineChapter {
  /** The same in every version that has the chapter. */
  id: string;
  title: string;
  startMs: number;
  endMs: number;
  /** Keys such as `practice:eligibility`. */
  topics: string[];
}

/** Every topic of the class or one of its chapters, the main one first, none twice. */
export const allTopics = ({ topics, chapters }: Pick<Outline, 'topics' | 'chapters'>): string[] => [
  ...new Set([...topics, ...chapters.flatMap((chapter) => chapter.topics)]),
];
