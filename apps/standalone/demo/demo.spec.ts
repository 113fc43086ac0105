import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoClasses, type DemoFilm } from './classes';
import { demoPractices, demoProgress, demoStaff } from './people';

/** The steps of the starting map, as chapters name them. */
const map = JSON.parse(
  readFileSync(new URL('../../../libs/workflow-map/workflow-map.json', import.meta.url), 'utf8'),
) as Record<'practiceSteps' | 'billingSteps', { key: string }[]>;
const stepKeys = [
  ...map.practiceSteps.map(({ key }) => `practice:${key}`),
  ...map.billingSteps.map(({ key }) => `billing:${key}`),
];

const media = new URL('./media/', import.meta.url);
const filmOf = (slug: string): DemoFilm =>
  JSON.parse(readFileSync(new URL(`${slug}.json`, media), 'utf8')) as DemoFilm;

describe.each(demoClasses.map((lesson) => [lesson.slug, lesson] as const))('%s', (slug, lesson) => {
  const film = filmOf(slug);

  it('has a film of one to two minutes that is small enough to commit', () => {
    expect(film.slug).toBe(slug);
    expect(film.durationMs).toBeGreaterThanOrEqual(60_000);
    expect(film.durationMs).toBeLessThanOrEqual(120_000);
    expect(statSync(new URL(`${slug}.mp4`, media)).size).toBeLessThanOrEqual(3 * 1024 * 1024);
  });

  it('has chapters that tile the film and are those of its slides', () => {
    const edges = film.chapters.map(({ startMs, endMs }) => [startMs, endMs]);
    expect(edges[0]?.[0]).toBe(0);
    expect(edges.at(-1)?.[1]).toBe(film.durationMs);
    edges.slice(1).forEach(([startMs], index) => expect(startMs).toBe(edges[index]?.[1]));
    const told = lesson.slides.flatMap(({ chapter }) => (chapter ? [chapter] : []));
    expect(film.chapters.map(({ title, topics }) => ({ title, topics }))).toEqual(told);
  });

  it('is spoken by a trainer, names its sources and gives every part its line', () => {
    const trainers = demoStaff.filter(({ role }) => role === 'trainer').map(({ name }) => name);
    expect(trainers).toContain(lesson.speaker);
    expect(lesson.sources.length).toBeGreaterThan(0);
    for (const { figure, lines } of lesson.slides) {
      const parts = 'parts' in figure ? figure.parts : [];
      for (const { at, until = at } of parts) {
        expect(at).toBeLessThanOrEqual(until);
        expect(until).toBeLessThan(lines.length);
      }
    }
  });

  it('tags every chapter with a step of the workflow map', () => {
    for (const { topics } of film.chapters) {
      expect(stepKeys).toContain(topics[0]);
      for (const topic of topics) expect(stepKeys).toContain(topic.split('/')[0]);
    }
  });

  it('names no procedure code of the AMA', () => {
    expect(JSON.stringify(lesson)).not.toMatch(/\b9\d{4}\b/);
  });
});

describe('the people of the demo', () => {
  const people = [...demoStaff, ...demoPractices.flatMap((practice) => practice.people)];

  it('have one address each, which reaches nobody', () => {
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    for (const { email } of people) expect(email).toMatch(/^[a-z]+@[a-z]+\.example$/);
  });

  it('fill every role, both languages, and each practice has its manager', () => {
    expect(new Set(people.map(({ role }) => role)).size).toBe(4);
    expect(new Set(people.map(({ locale }) => locale))).toEqual(new Set(['en', 'es']));
    for (const practice of demoPractices) {
      expect(practice.people.filter(({ role }) => role === 'manager')).toHaveLength(1);
    }
  });

  it('have watched only what they may see, inside the film, in order', () => {
    for (const { email, classSlug, intervals } of demoProgress) {
      const practice = demoPractices.find((one) => one.people.some((who) => who.email === email));
      const lesson = demoClasses.find(({ slug }) => slug === classSlug);
      const open = lesson?.specialties.length === 0;
      expect(open || lesson?.specialties.some((key) => practice?.specialties.includes(key))).toBe(
        true,
      );
      const edges = intervals.flat();
      expect(edges).toEqual([...edges].sort((a, b) => a - b));
      expect(edges.at(-1)).toBeLessThanOrEqual(filmOf(classSlug).durationMs);
    }
  });
});
