import { describe, expect, it } from 'vitest';
import { PARTICIPANT_ROLES } from '@rounds/accounts';
import { startingSpecialties, startingTopics } from './starting-map';
import { KEY_FORM } from './topic';
import map from './workflow-map.json';

describe('the starting map', () => {
  const topics = startingTopics();

  it('has every step of both axes, in order', () => {
    const steps = (axis: string): string[] =>
      topics.filter((each) => each.axis === axis && !each.parentId).map(({ key }) => key);
    expect(steps('practice')).toEqual(map.practiceSteps.map(({ key }) => key));
    expect(steps('billing')).toEqual(map.billingSteps.map(({ key }) => key));
    expect(startingSpecialties()).toHaveLength(6);
  });

  it('hangs every overlay on a practice step and a specialty', () => {
    const ids = new Set(topics.filter(({ axis }) => axis === 'practice').map(({ id }) => id));
    const specialties = new Set(startingSpecialties().map(({ key }) => key));
    const overlays = topics.filter(({ parentId }) => parentId !== null);
    expect(overlays).toHaveLength(22);
    for (const { parentId, specialtyKey } of overlays) {
      expect(ids).toContain(parentId);
      expect(specialties).toContain(specialtyKey);
    }
  });

  it('keeps its ids: other installations have stored them', () => {
    expect(topics[2]).toMatchObject({
      key: 'eligibility',
      id: 'e904ce61-e8e3-86f5-b31e-c85665c820ff',
    });
    expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
  });

  it('speaks Spanish throughout, with keys that fit into addresses', () => {
    for (const { key, titleEs } of topics) {
      expect(key).toMatch(KEY_FORM);
      expect(titleEs).not.toBe('');
    }
  });

  it('names the participant roles that people can have', () => {
    expect(map.participantRoles).toEqual([...PARTICIPANT_ROLES]);
  });
});
