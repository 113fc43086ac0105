import { DomainError, notFound } from '@rounds/platform/errors';
import { isPresenter } from './room-event';
import type { Participant } from './room-state';

/** @throws DomainError `not-found` */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw notFound(what);
  return value;
}

export function assertHost({ role }: Participant): void {
  if (role !== 'host') throw notAllowed();
}

export function assertPresenter({ role }: Participant): void {
  if (!isPresenter(role)) throw notAllowed();
}

export function assertMaySpeak({ muted, role }: Participant): void {
  if (muted && !isPresenter(role)) {
    throw new DomainError('muted', 'forbidden', 'A host has muted you in this class');
  }
}

/** It can be read, and that is all. */
export const roomOver = (): DomainError =>
  new DomainError('room-over', 'conflict', 'This class is over; its room can be read');

/** The chapters are made as soon as the class has ended: what is marked after it would come to nothing. */
export const markTooLate = (): DomainError =>
  new DomainError('mark-too-late', 'conflict', 'The class has ended: no chapter begins any more');

export const notAllowed = (): DomainError =>
  new DomainError('role-not-allowed', 'forbidden', 'Your part in this class does not allow this');
