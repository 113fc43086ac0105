import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoClasses, type DemoFilm } from './classes';
import { demoPractices } from './people';
import { demoQuizzes } from './quizzes';

const filmOf = (slug: string) =>
  JSON.parse(readFileSync(new URL(`./media/${slug}.json`, import.meta.url), 'utf8')) as DemoFilm;

describe("the demo's quizzes", () => {
  it('are one of each class, with questions of every kind', () => {
    expect(demoQuizzes.map(({ classSlug }) => classSlug).toSorted()).toEqual(
      demoClasses.map(({ slug }) => slug).toSorted(),
    );
    for (const { questions } of demoQuizzes) {
      expect(new Set(questions.map(({ key }) => key.kind)).size).toBe(5);
    }
  });

  it('lead into the chapter that teaches the answer', () => {
    for (const { classSlug, questions } of demoQuizzes) {
      for (const { chapter, atMs } of questions) {
        const found = filmOf(classSlug).chapters.find(({ title }) => title === chapter);
        expect(found, chapter).toBeDefined();
        expect(atMs).toBeGreaterThanOrEqual(found?.startMs ?? Infinity);
        expect(atMs).toBeLessThan(found?.endMs ?? 0);
      }
    }
  });

  it('were taken by people who may see the class, as often as allowed', () => {
    for (const { classSlug, questions, attempts, maxAttempts } of demoQuizzes) {
      const specialties = demoClasses.find(({ slug }) => slug === classSlug)?.specialties ?? [];
      const people = demoPractices
        .filter(
          (one) =>
            specialties.length === 0 || one.specialties.some((key) => specialties.includes(key)),
        )
        .flatMap((practice) => practice.people.map(({ email }) => email));
      for (const { email, marks } of attempts) {
        expect(people).toContain(email);
        expect(marks).toMatch(new RegExp(`^[01]{${questions.length}}$`));
        const own = attempts.filter((one) => one.email === email);
        expect(own.length).toBeLessThanOrEqual(maxAttempts ?? own.length);
      }
    }
  });
});
