import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoClasses, type DemoFilm } from './classes';
import { demoFeedback, demoPins } from './feedback';
import { demoPractices } from './people';

const films = new Map(
  demoClasses.map(({ slug }) => [
    slug,
    JSON.parse(readFileSync(new URL(`./media/${slug}.json`, import.meta.url), 'utf8')) as DemoFilm,
  ]),
);
const people = demoPractices.flatMap((practice) => practice.people.map(({ email }) => email));

describe("the demo's feedback", () => {
  it('is by people of the practices, of classes and chapters that there are', () => {
    for (const { email, classSlug, chapter } of demoFeedback) {
      expect(people).toContain(email);
      const titles = films.get(classSlug)?.chapters.map(({ title }) => title);
      if (chapter === null) expect(titles).toBeDefined();
      else expect(titles).toContain(chapter);
    }
  });

  it('has one rating per person and thing, one pin per person and second within the film', () => {
    const things = demoFeedback.map((one) => `${one.email} ${one.classSlug} ${one.chapter}`);
    expect(new Set(things).size).toBe(things.length);
    const seconds = demoPins.map((one) => `${one.email} ${one.classSlug} ${one.atMs}`);
    expect(new Set(seconds).size).toBe(seconds.length);
    for (const { email, classSlug, atMs } of demoPins) {
      expect(people).toContain(email);
      expect(atMs).toBeLessThan(films.get(classSlug)?.durationMs ?? 0);
    }
  });
});
