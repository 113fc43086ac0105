/** Length of every segment but the last, in every rendition: qualities can be switched at each one. */
export const SEGMENT_MS = 4000;

/** Names inside a rendition's folder; playlists refer to them relatively. */
export const RENDITION_PLAYLIST = 'index.m3u8';
export const RENDITION_INIT = 'init.mp4';

/** What one quality shall become. Bit rates are bits per second. */
export interface RenditionPlan {
  /** Its short side, e.g. `720p`: unique within a recording, safe as a folder name. */
  name: string;
  width: number;
  height: number;
  /** Constant output rate; the same in every rendition, so that keyframes coincide. */
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
  audioCodec: 'aac' | null;
  /** null when the source has no sound. */
  audioBitrate: number | null;
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
