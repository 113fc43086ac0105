/** Why a file is refused. Stable: clients, jobs and translations rely on these. */
export type RefusalCode =
  | 'media-empty' // no bytes at all
  | 'media-unreadable' // text, pictures, archives, garbage: nothing that holds moving pictures
  | 'media-truncated' // the file ends before what it declares
  | 'media-format-refused' // playlists, scripts and containers that are not on the allow-list
  | 'media-no-video' // only sound, or a cover picture
  | 'media-undecodable' // the container is fine, but ffmpeg cannot decode the pictures
  | 'media-too-large'
  | 'media-too-long'
  | 'media-too-many-pixels'
  | 'media-frame-rate-too-high'
  | 'media-too-many-tracks';

/** Why a run of ffmpeg did not do its work, or did it in a way that must not be published. */
export type RunCode =
  | 'ffmpeg-missing' // no usable ffmpeg on this machine
  | 'ffmpeg-failed'
  | 'ffmpeg-aborted' // the caller's signal
  | 'ffmpeg-timed-out' // wall clock
  | 'ffmpeg-cpu-limit'
  | 'ffmpeg-disk-limit'
  | 'rendition-playlist-invalid'
  | 'rendition-segment-missing'
  | 'rendition-duration-wrong'
  | 'rendition-off-grid'
  | 'rendition-undecodable'
  | 'rendition-codec-wrong'
  | 'poster-failed'
  | 'thumbnails-failed'
  | 'sound-missing';

export type MediaErrorCode = RefusalCode | RunCode;

/**
 * The only error that this library throws on purpose. `detail` is for logs (it may hold the tail of
 * ffmpeg's stderr); `message` is plain English for a person and never holds a path.
 */
export class MediaError extends Error {
  override readonly name = 'MediaError';

  constructor(
    readonly code: MediaErrorCode,
    message: string,
    readonly detail = '',
  ) {
    super(message);
  }

  /** True when the file itself is at fault: trying again cannot help. */
  get refusesFile(): boolean {
    return this.code.startsWith('media-');
  }
}
