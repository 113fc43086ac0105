import { MediaError } from './media-error';
import type { MediaInfo } from './media-info';
import type { MediaPlaylist } from './media-playlist';
import { SEGMENT_MS } from './rendition';
import type { RenditionPlan } from './rendition';
import type { RenditionPackets } from './rendition-packets';

/** Sound ends on AAC frames of 21 ms, pictures on theirs. */
const DURATION_SLACK_MS = 100;
/** Packet times come rounded to a millisecond. */
const ROUNDING_MS = 2;

/** Length as the playlist tells it. */
export const playlistMs = (playlist: MediaPlaylist): number =>
  playlist.segments.reduce((sum, { durationMs }) => sum + durationMs, 0);

/** @throws MediaError `rendition-duration-wrong` when playlist, pictures or sound miss the source */
export function checkDurations(
  playlist: MediaPlaylist,
  packets: RenditionPackets,
  plan: RenditionPlan,
  info: MediaInfo,
): void {
  const slack = Math.max(DURATION_SLACK_MS, 1000 / plan.fps + ROUNDING_MS);
  const measured = {
    playlist: playlistMs(playlist),
    pictures: packets.videoEndMs,
    ...(plan.audioCodec && { sound: packets.audioEndMs ?? 0 }),
  };
  for (const [what, ms] of Object.entries(measured)) {
    if (Math.abs(ms - info.durationMs) > slack) {
      const detail = `${what}: ${Math.round(ms)} of ${info.durationMs} ms`;
      throw new MediaError('rendition-duration-wrong', 'The rendition has a wrong length', detail);
    }
  }
}

/**
 * Every segment begins with a keyframe, at the first picture on or after its place on the grid.
 * @throws MediaError `rendition-off-grid`
 */
export function checkGrid(
  playlist: MediaPlaylist,
  packets: RenditionPackets,
  plan: RenditionPlan,
): void {
  const frameMs = 1000 / plan.fps;
  const keyframes = new Set(packets.keyframesMs);
  const keyframeNear = (ms: number): boolean =>
    [-2, -1, 0, 1, 2].some((off) => keyframes.has(Math.round(ms) + off));
  let start = packets.videoStartMs;
  playlist.segments.forEach(({ uri, durationMs }, i) => {
    const late = start - i * SEGMENT_MS;
    if (late < -ROUNDING_MS || late > frameMs + ROUNDING_MS || !keyframeNear(start)) {
      const detail = `${uri} begins at ${Math.round(start)} ms`;
      throw new MediaError('rendition-off-grid', 'A segment does not begin where it must', detail);
    }
    start += durationMs;
  });
}

/** @throws MediaError `rendition-codec-wrong` when size, rate or codecs are not the planned ones */
export function checkForm(
  packets: RenditionPackets,
  codecs: { video: string | null; audio: string | null },
  plan: RenditionPlan,
): void {
  const wrong = (detail: string): MediaError =>
    new MediaError('rendition-codec-wrong', 'The rendition is not what was planned', detail);
  if (packets.width !== plan.width || packets.height !== plan.height) {
    throw wrong(`${packets.width}x${packets.height} instead of ${plan.width}x${plan.height}`);
  }
  if (!codecs.video) throw wrong('no H.264 configuration in the init segment');
  if (plan.audioCodec && codecs.audio !== 'mp4a.40.2') throw wrong(`sound is ${codecs.audio}`);
}
