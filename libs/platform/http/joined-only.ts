import { DomainError } from '../errors';

/** What a join link does not open. */
export const joinedOnly = (): DomainError =>
  new DomainError('joined-only', 'forbidden', 'Your link opens one webinar; sign in for the rest');
