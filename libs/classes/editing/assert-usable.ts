import { DomainError } from '@rounds/platform/errors';
import type { Recording } from '@rounds/recordings';

/** @throws DomainError `recording-unusable` for one that was refused or will never play */
export function assertUsable({ state, errorMessage }: Recording): void {
  if (state !== 'rejected' && state !== 'failed') return;
  const message = errorMessage ?? 'No class can be made of this recording';
  throw new DomainError('recording-unusable', 'unprocessable', message);
}
