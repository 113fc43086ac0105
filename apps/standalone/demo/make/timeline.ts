import type { DemoFilm, Slide } from '../lesson';

/** Frames of the films are 40 ms long (25 per second), and every cut falls on a frame. */
export const frameMs = 40;

/** Silence before the first line of a slide, between two lines, and after the last one. */
const leadMs = 600;
const gapMs = 320;
const tailMs = 680;

/** One line of one slide: the picture changes at `startMs`, the voice begins at `voiceMs`. */
export interface Step {
  slide: number;
  line: number;
  startMs: number;
  voiceMs: number;
  endMs: number;
}

/**
 * Lays the spoken lines one after another.
 * @param voiceMs length of each line's voice, per slide and line
 * @returns steps that tile the film without a gap, on whole frames
 */
export function layOut(voiceMs: readonly (readonly number[])[]): Step[] {
  const steps: Step[] = [];
  let at = 0;
  voiceMs.forEach((lines, slide) => {
    lines.forEach((spoken, line) => {
      const before = line === 0 ? leadMs : 0;
      const after = line === lines.length - 1 ? tailMs : gapMs;
      const endMs = at + toFrames(before + spoken + after) * frameMs;
      steps.push({ slide, line, startMs: at, voiceMs: at + before, endMs });
      at = endMs;
    });
  });
  return steps;
}

/** The chapters of a film: each begins with the slide that names it and ends where the next begins. */
export function chaptersOf(slides: readonly Slide[], steps: readonly Step[]): DemoFilm['chapters'] {
  const durationMs = steps.at(-1)?.endMs ?? 0;
  const chapters: DemoFilm['chapters'] = [];
  slides.forEach((slide, index) => {
    if (!slide.chapter) return;
    const startMs = steps.find((step) => step.slide === index)?.startMs ?? 0;
    const previous = chapters.at(-1);
    if (previous) previous.endMs = startMs;
    const { title, topics } = slide.chapter;
    chapters.push({ title, startMs, endMs: durationMs, topics: [...topics] });
  });
  return chapters;
}

function toFrames(ms: number): number {
  return Math.ceil(ms / frameMs);
}
