import type { DueItem } from './api';

const RANK: Record<DueItem['state'], number> = { overdue: 0, 'due-soon': 1, open: 2, done: 3 };

/** What is late first, then by date; what is done last. */
export const inDueOrder = (items: readonly DueItem[]): DueItem[] =>
  items.toSorted(
    (one, other) => RANK[one.state] - RANK[other.state] || one.dueOn.localeCompare(other.dueOn),
  );
