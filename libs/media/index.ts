/**
 * ffmpeg and nothing else: probe → plan (pure) → run → verify.
 * Knows no framework, no database and no name that a user chose.
 */
export { MediaError } from './media-error';
export type { MediaErrorCode, RefusalCode, RunCode } from './media-error';
export {
  DEFAULT_MEDIA_LIMITS,
  DEFAULT_RUN_LIMITS,
  NICENESS,
  PROBE_RUN_LIMITS,
} from './media-limits';
export type { MediaLimits, RunLimits } from './media-limits';
export type { AudioInfo, EmbeddedChapter, MediaInfo, VideoInfo } from './media-info';
export { findFfmpeg } from './find-ffmpeg';
export type { FfmpegTools } from './find-ffmpeg';
export { probe } from './probe';
export { hasIndex } from './has-index';
export { makeIndexedCopy } from './indexed-copy';
export type { RunOptions } from './run-options';
export { planAudio, planRenditions } from './plan';
export { planChunks, segmentFrames } from './chunk-plan';
export type { ChunkPlan } from './chunk-plan';
export { isMeasuredFirst, levellingGain, measureLoudness, type Loudness } from './loudness';
export {
  AUDIO_FOLDER,
  LEVELLED_AUDIO_FOLDER,
  RENDITION_INIT,
  RENDITION_PLAYLIST,
  segmentFile,
  SEGMENT_MS,
} from './rendition';
export type { AudioPlan, RenditionPlan, Segment, SegmentRun, VerifiedRendition } from './rendition';
export { makeChunk } from './make-chunk';
export type { ChunkOptions } from './make-chunk';
export { isCopyable } from './copyable';
export { makeCopy } from './make-copy';
export { makeAudio } from './make-audio';
export { readMediaPlaylist } from './media-playlist';
export { mediaPlaylist } from './write-media-playlist';
export { averageBandwidth, peakBandwidth } from './bandwidth';
export type { AudioRendition } from './multivariant-playlist';
export { multivariantPlaylist } from './multivariant-playlist';
export { streamInf, type StreamFacts } from './stream-inf';
export { makePoster } from './poster';
export type { Poster, PosterOptions } from './poster';
export { makeThumbnails } from './thumbnails';
export type { Thumbnails, ThumbnailOptions } from './thumbnails';
export { findSlideChanges } from './find-slide-changes';
export type { SlideChanges } from './find-slide-changes';
export { makeWaveform } from './waveform';
export type { WaveformOptions } from './waveform';
export type { SoundShape } from './sound-shape';
export { pictureDecodes } from './picture-decodes';
export type { PictureType } from './picture-decodes';
export { aacCodecString, avcCodecString } from './avc-codec-string';
export type { LiveFragment, LiveInit, FragmentListener } from './live/fragment-splitter';
export { joinLive } from './live/join-live';
export type { LivePlan } from './live/live-arguments';
export { liveIndex } from './live/live-index';
export { LIVE_CONTAINERS } from './live/live-source';
export type { LiveContainer, LiveIndex } from './live/live-source';
export { shiftFragment, type LiveTrack } from './live/mp4-tracks';
export { runLive, runSmall, type LiveRun } from './live/run-live';
export { SMALL_BANDWIDTH, smallSize } from './live/small-arguments';
export type { PictureSize, SmallPlan } from './live/small-arguments';
