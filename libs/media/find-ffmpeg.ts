/** Where the two programs are. */
export interface FfmpegTools {
  ffmpeg: string;
  ffprobe: string;
  version: string;
  from: 'system' | 'npm';
}

/** Finds usable programs once per process. @throws MediaError `ffmpeg-missing`, saying what to do */
export function findFfmpeg(): Promise<FfmpegTools> {
  throw new Error('not yet');
}
