import { DomainError } from '@rounds/platform/errors';

/** `draft` → `scheduled` → `live` → `ended`; a draft or a scheduled one can be `cancelled`. */
export const WEBINAR_STATES = ['draft', 'scheduled', 'live', 'ended', 'cancelled'] as const;
export type WebinarState = (typeof WEBINAR_STATES)[number];

export type WebinarMove = 'edit' | 'schedule' | 'cancel' | 'go-live' | 'end' | 'register';

const FROM: Record<WebinarMove, readonly WebinarState[]> = {
  edit: ['draft', 'scheduled'],
  schedule: ['draft'],
  cancel: ['draft', 'scheduled'],
  'go-live': ['scheduled'],
  end: ['live'],
  register: ['scheduled', 'live'],
};

export const mayMove = (move: WebinarMove, state: WebinarState): boolean =>
  FROM[move].includes(state);

/** @throws DomainError `wrong-webinar-state` when the webinar cannot make that move from its state */
export function assertMove(move: WebinarMove, state: WebinarState): void {
  if (mayMove(move, state)) return;
  throw new DomainError(
    'wrong-webinar-state',
    'conflict',
    `A webinar that is ${state} cannot do that`,
    { move, state },
  );
}

/** @throws DomainError `edited-meanwhile` when somebody else saved since the revision was read */
export function assertRevision(present: number, known: number): void {
  if (present === known) return;
  throw new DomainError(
    'edited-meanwhile',
    'conflict',
    'Somebody else has changed this webinar since you opened it',
    { revision: present },
  );
}

/** @throws DomainError `starts-in-the-past`, which tells the start, for there may be others */
export function assertFuture(startsAt: Date, now: Date): void {
  if (startsAt > now) return;
  throw new DomainError('starts-in-the-past', 'invalid', 'A webinar has to start in the future', {
    startsAt: startsAt.toISOString(),
  });
}

export const endOf = ({
  startsAt,
  durationMinutes,
}: {
  startsAt: Date;
  durationMinutes: number;
}): Date => new Date(startsAt.getTime() + durationMinutes * 60_000);

/** Who brings a webinar to people. A co-host may do what the host does. */
export const PERSON_ROLES = ['host', 'co-host', 'speaker'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** What somebody is to a webinar, the strongest first; null: must not know of it. */
export type WebinarRole = 'host' | 'speaker' | 'registered' | 'invited';

export function strongestRole(of: {
  personRole: PersonRole | null;
  registered: boolean;
  visible: boolean;
}): WebinarRole | null {
  if (of.personRole === 'host' || of.personRole === 'co-host') return 'host';
  if (of.personRole === 'speaker') return 'speaker';
  if (of.registered) return 'registered';
  return of.visible ? 'invited' : null;
}
