import { DomainError } from '@rounds/platform/errors';

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

/** @throws DomainError `publish-at-past`, `publish-at-too-far`: more than a year from now */
export function assertPublishTime(publishAt: Date, now: Date): void {
  const ahead = publishAt.getTime() - now.getTime();
  if (ahead <= 0) throw refusal('publish-at-past', 'That time has passed');
  if (ahead > YEAR_MS) throw refusal('publish-at-too-far', 'Choose a time within a year from now');
}

const refusal = (code: string, message: string): DomainError =>
  new DomainError(code, 'unprocessable', message, { fields: { publishAt: message } });
