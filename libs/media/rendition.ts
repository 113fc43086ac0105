/** Length of every segment but the last, in every rendition: qualities can be switched at each one. */
export const SEGMENT_MS = 4000;

/** Names inside a rendition's folder; playlists refer to them relatively. */
export const RENDITION_PLAYLIST = 'index.m3u8';
export const RENDITION_INIT = 'init.mp4';
/** Where the sound lies, beside the qualities. */
export const AUDIO_FOLDER = 'audio';
/** Where it lies once its loudness is that of all classes. */
export const LEVELLED_AUDIO_FOLDER = 'audio-levelled';
/** Numbered through the whole recording, as ffmpeg's pattern. */
export const SEGMENT_FILES = 'seg_%05d.m4s';
export const segmentFile = (number: number): string => `seg_${String(number).padStart(5, '0')}.m4s`;

/** What one quality shall become. Bit rates are bits per second. */
export interface RenditionPlan {
  /** Its short side, e.g. `720p`: unique within a recording, safe as a folder name. */
  name: string;
  width: number;
  height: number;
  /** Of the grid on which pictures stand; the same in every rendition, so that keyframes coincide. */
  fps: number;
  videoCodec: 'h264';
  profile: 'main' | 'high';
  /** H.264 level as a number, e.g. 3.1. */
  level: number;
  crf: number;
  /** What the pictures are expected to average at most. */
  videoBitrate: number;
  maxrate: number;
  bufsize: number;
  /** The source's pictures as they are, rather than encoded ones. */
  copied?: boolean;
}

/** What the sound shall become: one rendition, whatever the pictures' quality. */
export interface AudioPlan {
  codec: 'aac';
  /** Bits per second. */
  bitrate: number;
}

/** One file of a rendition, as it was measured. */
export interface Segment {
  bytes: number;
  durationMs: number;
}

/** What one run has made of one rendition. */
export interface SegmentRun {
  /** SHA-256 of the init segment, in hex: the same in every run of a rendition. */
  init: string;
  /** RFC 6381. */
  codecs: string;
  segments: Segment[];
}

/** What a finished rendition was measured to be. */
export interface VerifiedRendition {
  name: string;
  width: number;
  height: number;
  frameRate: number;
  durationMs: number;
  segments: number;
  /** All segments and the init file. */
  bytes: number;
  /** Peak and average segment bit rate, bits per second (RFC 8216 §4.3.4.2). */
  bandwidth: number;
  averageBandwidth: number;
  /** RFC 6381, e.g. `avc1.64001f,mp4a.40.2`. */
  codecs: string;
}
