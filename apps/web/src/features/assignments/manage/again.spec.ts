import { expect, it } from 'vitest';
import { again } from './again';

it('says the same once more', () => {
  const assignment = {
    ...{ id: 'a', classId: 'c', topic: null, title: 'Denials', participantRole: 'biller' as const },
    practice: { id: 'p', name: 'Lakeside' },
    ...{ person: null, dueOn: '2026-12-01', note: 'Before the audit', mine: true },
    createdAt: '2026-11-01T00:00:00.000Z',
  };
  expect(again(assignment)).toEqual({
    ...{ classId: 'c', topic: null, practiceId: 'p', personId: null, participantRole: 'biller' },
    ...{ dueOn: '2026-12-01', note: 'Before the audit' },
  });
});
