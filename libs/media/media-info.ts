/** What a probe found out about a file. Times are integer milliseconds, bit rates bits per second. */
export interface MediaInfo {
  /** ffmpeg's demuxer name, shortened to its family. */
  container: 'mp4' | 'matroska' | 'avi' | 'ogg' | 'mpegts';
  /** The container of what was uploaded, where what is read is a copy of it with an index. */
  indexedFrom?: MediaInfo['container'];
  /** The longest of the chosen pictures and all sound tracks: the class lasts that long. */
  durationMs: number;
  bytes: number;
  /** Where the file's own clock starts; everything made from it starts at 0. */
  startTimeMs: number;
  video: VideoInfo;
  /** In file order; empty when there is no sound. */
  audio: AudioInfo[];
  /** Embedded chapters, ordered, within `durationMs`, not overlapping. */
  chapters: EmbeddedChapter[];
}

export interface VideoInfo {
  /** Stream index in the file. */
  index: number;
  codec: string;
  profile: string | null;
  /** As a person sees it: after rotation, with square pixels. */
  width: number;
  height: number;
  codedWidth: number;
  codedHeight: number;
  /** Clockwise degrees that a player must turn the picture. */
  rotation: 0 | 90 | 180 | 270;
  /** Sample aspect ratio, width over height of one pixel. */
  sar: number;
  /** Average frames per second. */
  fps: number;
  variableFrameRate: boolean;
  pixFmt: string;
  /** ffmpeg's name of the matrix that made luma and chroma, null when the file does not say. */
  colorMatrix: string | null;
  bitDepth: number;
  interlaced: boolean;
  /** PQ or HLG transfer. */
  hdr: boolean;
  startMs: number;
  durationMs: number;
  bitrate: number | null;
}

export interface AudioInfo {
  /** Stream index in the file. */
  index: number;
  codec: string;
  channels: number;
  sampleRate: number;
  startMs: number;
  durationMs: number;
  default: boolean;
  language: string | null;
}

export interface EmbeddedChapter {
  startMs: number;
  endMs: number;
  title: string;
}
