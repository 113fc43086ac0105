import { DomainError } from '@rounds/platform/errors';

const MIB = 1024 * 1024;
export const MAX_FILE_BYTES = 25 * MIB;
/** Of one webinar, with those that were taken back and are still kept. */
export const MAX_FILES = 20;
export const MAX_TOTAL_BYTES = 200 * MIB;

const mebibytes = (bytes: number): string => `${bytes / MIB} MiB`;

/** @throws DomainError `handout-too-large` */
export function assertFits(bytes: number): void {
  if (bytes <= MAX_FILE_BYTES) return;
  const told = `A handout may have ${mebibytes(MAX_FILE_BYTES)}`;
  throw new DomainError('handout-too-large', 'too-large', told, { maxBytes: MAX_FILE_BYTES });
}

/** @throws DomainError `handouts-full` */
export function assertRoom(kept: { files: number; bytes: number }): void {
  if (kept.files <= MAX_FILES && kept.bytes <= MAX_TOTAL_BYTES) return;
  const told = `A webinar may have ${MAX_FILES} files of ${mebibytes(MAX_TOTAL_BYTES)} together`;
  throw new DomainError('handouts-full', 'conflict', told);
}
