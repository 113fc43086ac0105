import type { MediaInfo } from './media-info';
import type { RenditionPlan, VerifiedRendition } from './rendition';
import type { RunOptions } from './run-options';

/** Measures a finished rendition. @throws MediaError with a `rendition-…` code */
export function verifyRendition(
  dir: string,
  plan: RenditionPlan,
  info: MediaInfo,
  options: RunOptions = {},
): Promise<VerifiedRendition> {
  throw new Error(`not yet ${JSON.stringify([dir, plan, info, options])}`);
}
