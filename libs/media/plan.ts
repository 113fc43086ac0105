import type { MediaInfo } from './media-info';
import type { RenditionPlan } from './rendition';

/** The qualities to make from a source, best first; at least one, never larger than the source. */
export function planRenditions(info: MediaInfo): RenditionPlan[] {
  throw new Error(`not yet ${info.durationMs}`);
}
