import { describe, expect, it } from 'vitest';
import map from '../../../../../libs/workflow-map/workflow-map.json';
import type { LibraryItem } from '../classes/api';
import { stepsOfRole } from './steps-of-role';
import { suggestChapters } from './suggest';

const item = (id: string, chapters: [id: string, topics: string[], progress: number][]) =>
  ({
    id,
    finishedVersion: null,
    chapters: chapters.map(([chapter, topics, progress]) => ({ id: chapter, topics, progress })),
  }) as Partial<LibraryItem> as LibraryItem;

describe('chapters for a role', () => {
  const library = [
    item('x', [
      ['x1', ['practice:check-in'], 0],
      ['x2', ['practice:eligibility/chiropractic/visit-limits'], 1],
    ]),
    item('y', [
      ['y1', ['practice:eligibility', 'practice:check-in'], 0.5],
      ['y2', ['billing:denials'], 0],
    ]),
  ];
  const ids = (limit: number) =>
    suggestChapters(['practice:eligibility', 'practice:check-in'], library, limit).map(
      ({ chapter }) => chapter.id,
    );

  it('come in the order of the role’s steps, finished ones last, each once', () => {
    expect(ids(9)).toEqual(['y1', 'x1', 'x2']);
  });

  it('come last of a class that was finished on an earlier version', () => {
    const [x, y] = library;
    const earlier = { ...y, finishedVersion: 1 } as LibraryItem;
    const found = suggestChapters(['practice:check-in'], [earlier, x!], 9);
    expect(found.map(({ chapter }) => chapter.id)).toEqual(['x1', 'y1']);
  });

  it('are no more than asked for', () => expect(ids(1)).toEqual(['y1']));
});

describe('the steps of a role', () => {
  const keys = [
    ...map.practiceSteps.map(({ key }) => `practice:${key}`),
    ...map.billingSteps.map(({ key }) => `billing:${key}`),
  ];

  it.each(map.participantRoles)('%s has steps, all of them on the map', (role) => {
    expect(stepsOfRole(role).length).toBeGreaterThan(0);
    expect(keys).toEqual(expect.arrayContaining([...stepsOfRole(role)]));
  });

  it('are none for a person who did not choose a role', () => {
    expect(stepsOfRole(null)).toEqual([]);
  });
});
