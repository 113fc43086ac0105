import type { RegistrationState } from '../registration/registration';
import type { WebinarState } from '../schedule/webinar';
import type { MailKind } from './webinar-mail';

/** How a registration stands, and what the person was told last. */
export interface Standing {
  state: RegistrationState;
  webinarState: WebinarState;
  told: 'registered' | 'waiting' | null;
}

export interface News {
  /** Null: nothing that the person need hear. */
  kind: Extract<
    MailKind,
    'registered' | 'waiting' | 'moved-up' | 'changed' | 'cancelled' | 'left'
  > | null;
  /** What goes to the calendar with it. */
  calendar: 'REQUEST' | 'CANCEL' | null;
  /** What the person has been told then. */
  told: Standing['told'];
}

/** What is to be told to bring a person, and their calendar, up to date. */
export function newsOf({ state, webinarState, told }: Standing): News {
  const isOpen = webinarState === 'scheduled' || webinarState === 'live';
  if (webinarState === 'ended' && state === 'registered') return { ...SILENT, told };
  if (isOpen && state === 'registered') {
    const kind = { registered: 'changed', waiting: 'moved-up', none: 'registered' } as const;
    return { kind: kind[told ?? 'none'], calendar: 'REQUEST', told: 'registered' };
  }
  if (isOpen && state === 'waiting' && told !== 'registered') {
    return { kind: told === null ? 'waiting' : 'changed', calendar: null, told: 'waiting' };
  }
  const kind = webinarState === 'cancelled' ? 'cancelled' : 'left';
  if (told === 'registered') {
    return isOpen && state === 'waiting'
      ? { kind: 'waiting', calendar: 'CANCEL', told: 'waiting' }
      : { kind, calendar: 'CANCEL', told: null };
  }
  return told === 'waiting' ? { kind, calendar: null, told: null } : SILENT;
}

const SILENT: News = { kind: null, calendar: null, told: null };
