import { describe, expect, it } from 'vitest';
import type { DueItem } from './api';
import { inDueOrder } from './due-order';

const item = (state: DueItem['state'], dueOn: string): DueItem => ({
  ...{ assignmentId: dueOn, classId: null, topic: null, title: '', note: '', next: null },
  ...{ state, dueOn, daysOverdue: 0, progress: 0 },
});

it('what is late comes first, what is done last', () => {
  const items = [
    item('done', '2026-01-01'),
    item('open', '2026-12-01'),
    item('overdue', '2026-02-02'),
    item('overdue', '2026-02-01'),
    item('due-soon', '2026-11-30'),
  ];
  expect(inDueOrder(items).map(({ dueOn }) => dueOn)).toEqual([
    '2026-02-01',
    '2026-02-02',
    '2026-11-30',
    '2026-12-01',
    '2026-01-01',
  ]);
});

describe('nothing', () => {
  it('is in order', () => expect(inDueOrder([])).toEqual([]));
});
