import type { MediaInfo } from './media-info';
import type { MediaLimits } from './media-limits';
import type { RunOptions } from './run-options';

/**
 * Judges a file by its content. Nothing that the file points at is opened.
 * @param file an absolute path under the caller's scratch folder, never a name that a user chose
 * @throws MediaError with a `media-…` code when the file is refused
 */
export function probe(
  file: string,
  limits: Partial<MediaLimits> = {},
  options: RunOptions = {},
): Promise<MediaInfo> {
  throw new Error(`not yet ${file} ${JSON.stringify([limits, options])}`);
}
