/** One rung of the quality ladder. */
export interface Quality {
  /** Height of the picture in pixels; the shorter side of an upright video. */
  height: number;
  /** Bits per second at the peak. */
  bitrate: number;
}

/** `'auto'`, or the height that the person has chosen. */
export type QualityChoice = 'auto' | number;

export type EngineEvent =
  | { type: 'qualities'; qualities: Quality[] }
  /** The rung that is being played. */
  | { type: 'quality'; height: number }
  /** Data arrives again. */
  | { type: 'loaded' }
  /** The class is still being made and has more qualities now; a new engine knows them. */
  | { type: 'grown' }
  | { type: 'problem'; problem: Problem };

/** What went wrong, as far as recovery must know. */
export interface Problem {
  kind: 'network' | 'expired' | 'media' | 'unsupported';
  /** The engine has given up by itself; somebody must restart it. */
  fatal: boolean;
}

/** Brings one source into a media element. */
export interface Engine {
  /** Loads again from where it stopped, after a fatal network problem. */
  resume(): void;
  /** Rebuilds the decoder after a fatal media problem. */
  recoverMedia(): void;
  setQuality(choice: QualityChoice): void;
  destroy(): void;
}

export interface EngineOptions {
  media: HTMLVideoElement;
  url: string;
  /** Where to begin, in media seconds. */
  startSeconds: number;
  quality: QualityChoice;
  onEvent: (event: EngineEvent) => void;
}
