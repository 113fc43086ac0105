import { expect, it } from 'vitest';
import { topicGroups } from './topic-groups';

it('lists both axes, each step before what it means to a specialty', () => {
  const step = { id: 'a', axis: 'practice' as const, key: 'practice:eligibility' };
  const overlay = { id: 'o', key: 'practice:eligibility/chiropractic/visit-limits' };
  const groups = topicGroups(
    {
      specialties: [{ key: 'chiropractic', title: 'Chiropractic' }],
      practiceSteps: [
        {
          ...{ ...step, title: 'Eligibility', summary: '270/271' },
          overlays: [{ ...overlay, specialty: 'chiropractic', title: 'Visit limits' }],
        },
      ],
      billingSteps: [],
    },
    { practice: 'In the practice', billing: 'In billing' },
  );
  expect(
    groups.map((group) => group.map(({ label, description }) => [label, description])),
  ).toEqual([
    [
      ['In the practice', ''],
      ['Eligibility', '270/271'],
      ['Visit limits', 'Eligibility · Chiropractic'],
    ],
    [['In billing', '']],
  ]);
  expect(topicGroups(null, { practice: '', billing: '' })).toEqual([]);
});
