import { DomainError } from '../errors';

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** Refuses keys that could leave the storage or surprise a file system. @throws `file-not-found` */
export function assertKey(key: string): void {
  const safe = key.length <= 512 && key.split('/').every((segment) => SEGMENT.test(segment));
  if (!safe) throw new DomainError('file-not-found', 'not-found', 'There is no such file');
}
