import { DomainError } from '@rounds/platform/errors';

/**
 * `draft` ⇄ `published`; both → `archived` and back; each → `deleted`, and back within 30 days.
 * Only a published class is seen by learners.
 */
export const CLASS_STATES = ['draft', 'published', 'archived', 'deleted'] as const;
export type ClassState = (typeof CLASS_STATES)[number];

export type ClassMove =
  'publish' | 'replace' | 'unpublish' | 'archive' | 'unarchive' | 'delete' | 'restore';

const FROM: Record<ClassMove, readonly ClassState[]> = {
  publish: ['draft'],
  replace: ['draft', 'published'],
  unpublish: ['published', 'archived'],
  archive: ['draft', 'published'],
  unarchive: ['archived'],
  delete: ['draft', 'published', 'archived'],
  restore: ['deleted'],
};

/** @throws DomainError `wrong-class-state` when the class cannot make that move from its state */
export function assertMove(move: ClassMove, state: ClassState): void {
  if (FROM[move].includes(state)) return;
  throw new DomainError(
    'wrong-class-state',
    'conflict',
    `A class that is ${state} cannot do that`,
    {
      move,
      state,
    },
  );
}

/** @throws DomainError `edited-meanwhile` when somebody else saved since the revision was read */
export function assertRevision(present: number, known: number): void {
  if (present === known) return;
  throw new DomainError(
    'edited-meanwhile',
    'conflict',
    'Somebody else has changed this class since you opened it',
    { revision: present },
  );
}
