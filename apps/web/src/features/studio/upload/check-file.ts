import type { UploadLimits } from './api';

export type FileProblem = 'empty' | 'too-large' | 'wrong-kind';

/**
 * What can be said against a file before it is sent. Its name only tells what it claims to be: the
 * server judges what is inside.
 */
export function checkFile(
  file: Pick<File, 'name' | 'size' | 'type'>,
  { maxBytes, extensions }: Pick<UploadLimits, 'maxBytes' | 'extensions'>,
): FileProblem | null {
  if (file.size === 0) return 'empty';
  if (file.size > maxBytes) return 'too-large';
  const name = file.name.toLowerCase();
  const known = extensions.some((extension) => name.endsWith(extension));
  return known || file.type.startsWith('video/') ? null : 'wrong-kind';
}
